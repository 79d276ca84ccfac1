import type { RuleKinds, RulesAnswer } from '@quen/collector/console-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CallError, call } from '../../api/call.ts';
import { type Draft, useDraft } from '../use-draft.ts';

type EditedKind = 'placements' | 'segments' | 'campaigns' | 'offers';

/** One thing being edited: its unsaved value and how it is saved and removed. */
export interface RuleForm<T> {
  readonly kind: EditedKind;
  readonly draft: Draft<T>;
  readonly isNew: boolean;
  /** Saves the draft, or what is given in its place. */
  save(value?: T): void;
  remove(): void;
  readonly isSaving: boolean;
  readonly error: unknown;
}

/**
 * Edits one thing of the rule set. A change somebody else made to another thing does not stand in the way: it is saved upon the newest
 * version. A change to this very thing does: the draft then tells so, and nothing is written until one of both is chosen.
 *
 * @param id Its id, or `new`.
 * @param saved As it is saved; for something new, what it begins with.
 */
export function useRuleForm<K extends EditedKind>({
  kind,
  id,
  saved,
  version,
  onSaved,
  onRemoved,
}: {
  readonly kind: K;
  readonly id: string;
  readonly saved: RuleKinds[K];
  readonly version: number;
  readonly onSaved?: (value: RuleKinds[K]) => void;
  readonly onRemoved?: () => void;
}): RuleForm<RuleKinds[K]> {
  const queries = useQueryClient();
  const draft = useDraft<RuleKinds[K]>(kind, id, saved, version);
  const isNew = id === 'new';
  const put = async (value: RuleKinds[K], ifMatch: number): Promise<RulesAnswer> =>
    call('PUT /rules/:kind/:id', { params: { kind, id: value.id }, ifMatch, body: value });
  const saving = useMutation({
    mutationFn: async (value: RuleKinds[K]) => {
      try {
        return { value, answer: await put(value, version) };
      } catch (error) {
        if (!isConflict(error)) throw error;
        const newest = await queries.fetchQuery({ queryKey: ['rules'], queryFn: () => call('GET /rules', {}), staleTime: 0 });
        if (!isUntouched(newest.ruleSet[kind], draft.base, value.id, isNew)) throw error;
        return { value, answer: await put(value, newest.ruleSet.version) };
      }
    },
    onSuccess: ({ value, answer }) => {
      queries.setQueryData(['rules'], answer);
      void queries.invalidateQueries({ queryKey: ['history'] });
      draft.saved(value, answer.ruleSet.version);
      onSaved?.(value);
    },
  });
  const removing = useMutation({
    mutationFn: () => call('DELETE /rules/:kind/:id', { params: { kind, id }, ifMatch: version }),
    onSuccess: (answer) => {
      draft.discard();
      queries.setQueryData(['rules'], answer);
      onRemoved?.();
    },
  });
  const error = saving.error ?? removing.error;
  return {
    kind,
    draft,
    isNew,
    save: (value) => saving.mutate(value ?? draft.value),
    remove: () => removing.mutate(),
    isSaving: saving.isPending || removing.isPending,
    // A conflict over this very thing is told by the draft, with both versions and the choice.
    error: isConflict(error) && draft.isOutdated ? null : error,
  };
}

function isConflict(error: unknown): boolean {
  return error instanceof CallError && (error.problem.status === 409 || error.problem.status === 412);
}

/** Whether what is saved now is still what the work began from. */
function isUntouched(things: readonly { readonly id: string }[], base: unknown, id: string, isNew: boolean): boolean {
  const now = things.find((thing) => thing.id === id);
  return isNew ? now === undefined : JSON.stringify(now) === JSON.stringify(base);
}
