import type { RuleKinds, RulesAnswer } from '@quen/collector/console-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CallError, call } from '../../api/call.ts';
import { type Draft, useDraft } from '../use-draft.ts';
import { slug } from './slug.ts';

type EditedKind = 'placements' | 'segments' | 'campaigns' | 'offers';

/** One thing being edited: its unsaved value and how it is saved and removed. */
export interface RuleForm<T> {
  readonly kind: EditedKind;
  readonly draft: Draft<T>;
  readonly isNew: boolean;
  /** Saves the draft, with changes made to it first. Does nothing while somebody else's change to the same thing waits for a choice. */
  save(changes?: Partial<T>): void;
  /** Saves a change to what is saved, whoever saved it last. The unsaved work stays unsaved, and goes on from it. */
  saveBeside(changes: Partial<T>): void;
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
  const fetchNewest = (): Promise<RulesAnswer> =>
    queries.fetchQuery({ queryKey: ['rules'], queryFn: () => call('GET /rules', {}), staleTime: 0 });
  /** Writes upon the version at hand; where somebody changed the same thing since, upon the newest, if `again` still would. */
  const uponNewest = async <Written>(
    write: (ifMatch: number) => Promise<Written>,
    again: (newest: RulesAnswer) => Promise<Written> | null,
  ): Promise<Written> => {
    try {
      return await write(version);
    } catch (error) {
      if (!isConflict(error)) throw error;
      const written = again(await fetchNewest());
      if (written === null) throw error;
      return await written;
    }
  };
  const unlessTouched =
    <Written>(thing: string, write: (ifMatch: number) => Promise<Written>) =>
    (newest: RulesAnswer): Promise<Written> | null =>
      isUntouched(findIn<K>(newest, kind, thing), draft.base, isNew) ? write(newest.ruleSet.version) : null;
  const saving = useMutation({
    mutationFn: (value: RuleKinds[K]) => {
      const write = async (thing: RuleKinds[K], ifMatch: number) => ({ value: thing, answer: await put(thing, ifMatch) });
      if (!isNew || kind === 'placements')
        return uponNewest(
          (ifMatch) => write(value, ifMatch),
          unlessTouched(value.id, (ifMatch) => write(value, ifMatch)),
        );
      const make = (rules: RulesAnswer): ReturnType<typeof write> => {
        // Its own earlier attempt, whose answer never came.
        const isMade = JSON.stringify(findIn<K>(rules, kind, value.id)) === JSON.stringify(value);
        if (isMade) return Promise.resolve({ value, answer: rules });
        return write(unlikeThose(value, rules.ruleSet[kind]), rules.ruleSet.version);
      };
      const known = queries.getQueryData<RulesAnswer>(['rules']);
      return uponNewest((ifMatch) => (known === undefined ? write(value, ifMatch) : make(known)), make);
    },
    onSuccess: ({ value, answer }) => {
      queries.setQueryData(['rules'], answer);
      void queries.invalidateQueries({ queryKey: ['history'] });
      draft.saved(value, answer.ruleSet.version);
      onSaved?.(value);
    },
  });
  const changing = useMutation({
    mutationFn: (changes: Partial<RuleKinds[K]>) => {
      const write = async (thing: RuleKinds[K], ifMatch: number) => {
        const changed = { ...thing, ...changes };
        return { changes, changed, answer: await put(changed, ifMatch) };
      };
      return uponNewest(
        (ifMatch) => write(saved, ifMatch),
        (newest) => {
          const theirs = findIn<K>(newest, kind, id);
          return theirs === undefined ? null : write(theirs, newest.ruleSet.version);
        },
      );
    },
    onSuccess: ({ changes, changed, answer }) => {
      queries.setQueryData(['rules'], answer);
      void queries.invalidateQueries({ queryKey: ['history'] });
      draft.savedBeside(changes, changed);
    },
  });
  const removing = useMutation({
    mutationFn: () => {
      const write = (ifMatch: number) => call('DELETE /rules/:kind/:id', { params: { kind, id }, ifMatch });
      return uponNewest(write, unlessTouched(id, write));
    },
    onSuccess: (answer) => {
      draft.discard();
      queries.setQueryData(['rules'], answer);
      onRemoved?.();
    },
  });
  const error = saving.error ?? changing.error ?? removing.error;
  return {
    kind,
    draft: {
      ...draft,
      discard: () => {
        // What was wrong with it went with it.
        saving.reset();
        changing.reset();
        removing.reset();
        draft.discard();
      },
    },
    isNew,
    save: (changes) => {
      if (draft.isOutdated) return;
      changing.reset();
      saving.mutate({ ...draft.value, ...changes });
    },
    saveBeside: (changes) => {
      saving.reset();
      changing.mutate(changes);
    },
    remove: () => removing.mutate(),
    isSaving: saving.isPending || changing.isPending || removing.isPending,
    // A conflict over this very thing is told by the draft, with both versions and the choice.
    error: isConflict(error) && draft.isOutdated ? null : error,
  };
}

function findIn<K extends EditedKind>({ ruleSet }: RulesAnswer, kind: K, id: string): RuleKinds[K] | undefined {
  const things: readonly { readonly id: string }[] = ruleSet[kind];
  return things.find((thing) => thing.id === id) as RuleKinds[K] | undefined;
}

/** Something new under an id of its own: what somebody else has made under the same name meanwhile stays. */
function unlikeThose<T extends { readonly id: string }>(thing: T, others: readonly { readonly id: string }[]): T {
  const taken = others.map(({ id }) => id);
  return taken.includes(thing.id) ? { ...thing, id: slug(thing.id, 'new', taken) } : thing;
}

function isConflict(error: unknown): boolean {
  return error instanceof CallError && (error.problem.status === 409 || error.problem.status === 412);
}

/** Whether what is saved now is still what the work began from. */
function isUntouched(now: unknown, base: unknown, isNew: boolean): boolean {
  return isNew ? now === undefined : JSON.stringify(now) === JSON.stringify(base);
}
