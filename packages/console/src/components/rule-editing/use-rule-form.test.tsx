import type { RuleSet, Segment } from '@quen/protocol';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, type ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call } from '../../api/call.ts';
import { type RuleForm, useRuleForm } from './use-rule-form.ts';

const segment = (id: string, name: string): Segment => ({ id, name, condition: {} });
const fresh = segment('', '');

/** What is saved, as the collector keeps it: a change based on an older version is refused when it touches the same thing. */
let ruleSet: Pick<RuleSet, 'version' | 'segments'>;
let touchedIn: Map<string, number>;

function answer(url: string, init: RequestInit | undefined): Response {
  const id = decodeURIComponent(url.split('/').at(-1) ?? '');
  if (init?.method !== 'PUT' && init?.method !== 'DELETE') return Response.json({ ruleSet });
  if (String(init.body).includes('"name":""')) {
    const problem = { type: '/problems/invalid_rule_set', code: 'invalid_rule_set', title: 'It has no name', status: 400 };
    return Response.json(problem, { status: 400 });
  }
  const basedOn = Number(/\d+/.exec(new Headers(init.headers).get('if-match') ?? '')?.[0]);
  if ((touchedIn.get(id) ?? 0) > basedOn) {
    const problem = { type: '/problems/conflict', code: 'conflict', title: 'It has changed', status: 409, detail: '' };
    return Response.json(problem, { status: 409 });
  }
  if (init.method === 'DELETE') remove(id);
  else save(JSON.parse(String(init.body)) as Segment);
  return Response.json({ ruleSet });
}

function save(saved: Segment): void {
  ruleSet = {
    version: ruleSet.version + 1,
    segments: [...ruleSet.segments.filter(({ id }) => id !== saved.id), saved],
  };
  touchedIn.set(saved.id, ruleSet.version);
}

function remove(gone: string): void {
  ruleSet = { version: ruleSet.version + 1, segments: ruleSet.segments.filter(({ id }) => id !== gone) };
}

/** A window with the editor of one segment. */
interface Editor {
  readonly form: RuleForm<Segment>;
  readonly name: string | undefined;
  close(): Promise<void>;
}

async function openEditor(id: string): Promise<Editor> {
  let form: RuleForm<Segment> | undefined;
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } } });
  function Inner(): ReactElement | null {
    const rules = useQuery({ queryKey: ['rules'], queryFn: () => call('GET /rules', {}) });
    return rules.data === undefined ? null : <Form rules={rules.data.ruleSet} />;
  }
  function Form({ rules }: { readonly rules: RuleSet }): null {
    form = useRuleForm({
      kind: 'segments',
      id,
      saved: rules.segments.find((one) => one.id === id) ?? fresh,
      version: rules.version,
    });
    return null;
  }
  const root: Root = createRoot(document.createElement('div'));
  await act(async () => {
    root.render(
      <QueryClientProvider client={queries}>
        <Inner />
      </QueryClientProvider>,
    );
  });
  await settle();
  return {
    get form() {
      if (form === undefined) throw new Error('the editor is not there yet');
      return form;
    },
    get name() {
      return form?.draft.value.name;
    },
    close: () => act(async () => root.unmount()),
  };
}

const type = (editor: Editor, name: string) => act(async () => editor.form.draft.setValue((before) => ({ ...before, name })));
const settle = () => act(async () => new Promise((resolve) => setTimeout(resolve, 20)));
const press = async (editor: Editor) => {
  await act(async () => editor.form.save());
  await settle();
};
const drop = async (editor: Editor) => {
  await act(async () => editor.form.remove());
  await settle();
};
const note = async (editor: Editor, description: string) => {
  await act(async () => editor.form.saveBeside({ description }));
  await settle();
};
const savedOf = (id: string) => ruleSet.segments.find((one) => one.id === id);
const savedName = (id: string) => savedOf(id)?.name;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  localStorage.clear();
  ruleSet = { version: 5, segments: [segment('vip', 'VIP'), segment('regulars', 'Regulars')] };
  touchedIn = new Map();
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => answer(url, init));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('two people at once', () => {
  it('on different things are not in each other’s way', async () => {
    const mine = await openEditor('vip');
    await type(mine, 'Mine');
    save(segment('regulars', 'Theirs'));
    await press(mine);
    expect([savedName('vip'), savedName('regulars')]).toEqual(['Mine', 'Theirs']);
    expect([mine.form.error, mine.form.draft.isDirty, mine.form.draft.isOutdated]).toEqual([null, false, false]);
    await mine.close();
  });

  it('on the same thing: neither is lost, and the second chooses', async () => {
    const mine = await openEditor('vip');
    await type(mine, 'Mine');
    save(segment('vip', 'Theirs'));
    await press(mine);
    expect(savedName('vip')).toBe('Theirs');
    expect([mine.name, mine.form.draft.isOutdated, mine.form.error]).toEqual(['Mine', true, null]);
    await act(async () => mine.form.draft.keepMine());
    expect(mine.form.draft.isOutdated).toBe(false);
    await press(mine);
    expect([savedName('vip'), mine.form.draft.isDirty]).toEqual(['Mine', false]);
    await mine.close();
  });

  it('on the same thing: the other one may be taken', async () => {
    const mine = await openEditor('vip');
    await type(mine, 'Mine');
    save(segment('vip', 'Theirs'));
    await press(mine);
    await act(async () => mine.form.draft.discard());
    expect([mine.name, mine.form.draft.isDirty, savedName('vip')]).toEqual(['Theirs', false, 'Theirs']);
    await mine.close();
  });

  it('what was typed is still there after the window was closed, and the other’s change is told', async () => {
    const mine = await openEditor('vip');
    await type(mine, 'Mine');
    await mine.close();
    save(segment('vip', 'Theirs'));
    const again = await openEditor('vip');
    expect([again.name, again.form.draft.isRestored, again.form.draft.isOutdated]).toEqual(['Mine', true, true]);
    await again.close();
  });

  it('on the same thing: it is not deleted over the other’s change, which is told', async () => {
    const mine = await openEditor('vip');
    await type(mine, 'Mine');
    save(segment('vip', 'Theirs'));
    await drop(mine);
    expect(savedName('vip')).toBe('Theirs');
    expect([mine.form.draft.isOutdated, mine.form.error]).toEqual([true, null]);
    await mine.close();
  });

  it('on the same thing: it is deleted where the other took the change back', async () => {
    const mine = await openEditor('vip');
    save(segment('vip', 'Theirs'));
    save(segment('vip', 'VIP'));
    await drop(mine);
    expect([savedOf('vip'), mine.form.error]).toEqual([undefined, null]);
    await mine.close();
  });

  it('nothing is saved while the second has not chosen', async () => {
    const mine = await openEditor('vip');
    await type(mine, 'Mine');
    save(segment('vip', 'Theirs'));
    await press(mine);
    await press(mine);
    expect([savedName('vip'), mine.name]).toEqual(['Theirs', 'Mine']);
    await mine.close();
  });
});

describe('a change saved beside the draft', () => {
  it('leaves unsaved work unsaved, which goes on from it', async () => {
    const mine = await openEditor('vip');
    await type(mine, '');
    await note(mine, 'Noted');
    expect(savedOf('vip')).toEqual({ ...segment('vip', 'VIP'), description: 'Noted' });
    const { draft } = mine.form;
    expect([draft.value.name, draft.value.description, draft.isDirty, draft.isOutdated]).toEqual(['', 'Noted', true, false]);
    await type(mine, 'Mine');
    await press(mine);
    expect(savedOf('vip')).toEqual({ ...segment('vip', 'Mine'), description: 'Noted' });
    await mine.close();
  });

  it('is made to what somebody else has just saved, and to no older state', async () => {
    const mine = await openEditor('vip');
    save(segment('vip', 'Theirs'));
    await note(mine, 'Noted');
    expect(savedOf('vip')).toEqual({ ...segment('vip', 'Theirs'), description: 'Noted' });
    expect([mine.name, mine.form.error, mine.form.draft.isDirty]).toEqual(['Theirs', null, false]);
    await mine.close();
  });

  it('is made while a conflict waits, which goes on waiting', async () => {
    const mine = await openEditor('vip');
    await type(mine, 'Mine');
    save(segment('vip', 'Theirs'));
    await press(mine);
    await note(mine, 'Noted');
    expect(savedOf('vip')).toEqual({ ...segment('vip', 'Theirs'), description: 'Noted' });
    expect([mine.name, mine.form.draft.isOutdated]).toEqual(['Mine', true]);
    await mine.close();
  });
});

describe('two who make something new of the same name', () => {
  const make = async (editor: Editor, description: string): Promise<void> => {
    await act(async () => editor.form.draft.setValue({ ...segment('tet', 'Tết'), description }));
  };

  it('both have made theirs, whoever saved first', async () => {
    const mine = await openEditor('new');
    const theirs = await openEditor('new');
    await make(mine, 'mine');
    await make(theirs, 'theirs');
    await press(mine);
    await press(theirs);
    expect([savedOf('tet')?.description, savedOf('tet-2')?.description]).toEqual(['mine', 'theirs']);
    expect(theirs.form.error).toBe(null);
    await mine.close();
    await theirs.close();
  });

  it('both have made theirs, though one was begun and left before the other was there', async () => {
    const early = await openEditor('new');
    await make(early, 'mine');
    await early.close();
    save({ ...segment('tet', 'Tết'), description: 'theirs' });
    const later = await openEditor('new');
    expect(later.form.draft.value.description).toBe('mine');
    await press(later);
    expect([savedOf('tet')?.description, savedOf('tet-2')?.description]).toEqual(['theirs', 'mine']);
    await later.close();
  });

  it('nobody makes it twice by saving again after an answer that never came', async () => {
    const editor = await openEditor('new');
    await make(editor, 'mine');
    save({ ...segment('tet', 'Tết'), description: 'mine' });
    await press(editor);
    expect(ruleSet.segments.filter(({ name }) => name === 'Tết').length).toBe(1);
    expect(editor.form.error).toBe(null);
    await editor.close();
  });
});

it('forgets what was wrong with a change when the change is discarded', async () => {
  const mine = await openEditor('vip');
  await type(mine, '');
  await press(mine);
  expect(mine.form.error).toMatchObject({ problem: { code: 'invalid_rule_set' } });
  await act(async () => mine.form.draft.discard());
  expect([mine.name, mine.form.error]).toEqual(['VIP', null]);
  await mine.close();
});
