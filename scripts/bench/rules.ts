import { evalCondition } from '@growthbook/growthbook';
import type { Campaign, JsonObject, RuleSet, SessionState } from '@quen/protocol';
import { LogicEngine } from 'json-logic-engine';
import { compileCondition } from '../../packages/engine/src/condition/compile-condition.ts';
import type { EvaluationContext } from '../../packages/engine/src/condition/evaluation-context.ts';
import { decide } from '../../packages/engine/src/decide/decide.ts';
import { noUsage } from '../../packages/engine/src/offers/offer-usage.ts';
import { createProfile } from '../../packages/engine/src/profile/create-profile.ts';
import { compileRuleSet } from '../../packages/engine/src/rule-set/compile-rule-set.ts';
import { backtestLog } from './backtest-log.ts';
import { type Figure, median, percentile } from './figure.ts';

const rounds = 45;
const evaluations = 60_000;
const warmUps = 3000;
const decisionCount = 20_000;
const backtestEvents = 100_000;
const nowMs = Date.UTC(2025, 5, 2, 5);

/** Six parts, the same in each dialect: cart value, device, number of orders, a trait, a favourite category, a kind of page. */
const condition: JsonObject = {
  'cart.value': { $gte: 200_000 },
  'device.type': { $in: ['mobile', 'tablet'] },
  'orders.count': { $lt: 5 },
  'traits.plan': { $ne: 'staff' },
  $or: [{ 'page.type': 'home' }, { 'page.category': { $in: ['giay/nam', 'giay/nu'] } }],
};

/** The same in JSON Logic. */
const rule = {
  and: [
    { '>=': [{ var: 'cart.value' }, 200_000] },
    { in: [{ var: 'device.type' }, ['mobile', 'tablet']] },
    { '<': [{ var: 'orders.count' }, 5] },
    { '!==': [{ var: 'traits.plan' }, 'staff'] },
    { or: [{ '===': [{ var: 'page.type' }, 'home'] }, { in: [{ var: 'page.category' }, ['giay/nam', 'giay/nu']] }] },
  ],
};

/** How fast conditions are: compiled ones beside GrowthBook's SDK and json-logic-engine's compiled form, in one run. */
export async function bench(log: (line: string) => void): Promise<Figure[]> {
  const contexts = createContexts();
  const attributes = contexts.map(attributesOf);
  const compiled = compileCondition(condition);
  if (!compiled.ok) throw new Error(compiled.issues.map((issue) => issue.message).join('\n'));
  const { value: ours } = compiled;
  const theirs = new LogicEngine().build(rule) as (data: unknown) => unknown;

  const runners = [
    { name: 'quen', run: (index: number): boolean => ours.test(at(contexts, index)) },
    { name: 'growthbook', run: (index: number): boolean => evalCondition(at(attributes, index) as never, condition as never) },
    { name: 'json-logic-engine', run: (index: number): boolean => Boolean(theirs(at(attributes, index))) },
  ];
  for (const [index] of contexts.entries()) {
    const answers = runners.map((runner) => runner.run(index));
    if (new Set(answers).size !== 1) throw new Error(`The engines disagree about context ${index}: ${answers.join(', ')}`);
  }

  const nsByName = new Map<string, number[]>(runners.map((runner) => [runner.name, []]));
  for (let round = 0; round < rounds; round++) {
    // Each goes first in turn, so that none always finds a warmer or a cooler machine.
    for (let turn = 0; turn < runners.length; turn++) {
      const runner = at(runners, round + turn);
      nsByName.get(runner.name)?.push(time(runner.run, contexts.length));
    }
    log(
      `round ${round + 1} of ${rounds}: ${runners.map(({ name }) => `${name} ${Math.round(nsByName.get(name)?.at(-1) ?? 0)} ns`).join(', ')}`,
    );
  }
  const [quen, growthbook, jsonLogic] = runners.map((runner) => median(nsByName.get(runner.name) ?? []));
  return [
    figure('condition of six parts beside GrowthBook’s evalCondition', quen ?? 0, growthbook ?? 0, 10),
    figure('condition of six parts beside json-logic-engine compiled', quen ?? 0, jsonLogic ?? 0, 1),
    decideAmong(
      'p99 processor time of deciding a page of 3 placements among 500 active campaigns in 10',
      spread(10),
      100,
      contexts,
      log,
    ),
    decideAmong('p99 processor time of deciding one placement that has all 500 active campaigns', spread(1), null, contexts, log),
    await backtestLog(backtestEvents, log),
  ];
}

/** Running campaigns over so many placements, each for an audience of its own. */
function spread(placements: number): RuleSet {
  const plans = ['gold', 'silver', 'staff', 'none'];
  const campaigns = Array.from({ length: 500 }, (_, index): Campaign => {
    return {
      id: `c${index}`,
      name: `Campaign ${index}`,
      status: 'running',
      placements: [`p${index % placements}`],
      audience: {
        'traits.plan': plans[index % 4] ?? 'none',
        'orders.count': { $gte: 1 + (index % 3) },
        $or: [
          { 'cart.value': { $gt: 1_000_000 + index * 10_000 } },
          { 'page.category': 'giay/nam', 'session.pageViews': { $gte: index % 9 } },
        ],
      },
      tailoring: 'transparent',
      priority: index % 5,
      frequencyCaps: [{ max: 3, per: 'week' }],
      variants: ['a', 'b'].map((id) => ({ id, weight: 1, content: { kind: 'message', headline: { vi: `Chào ${id}` } } })),
    };
  });
  const { shop } = at(createContexts(), 0);
  const ids = Array.from({ length: placements }, (_, index) => `p${index}`);
  return { version: 1, shop, placements: ids.map((id) => ({ id, name: id })), segments: [], campaigns, offers: [] };
}

/**
 * 99th percentile in microseconds of the processor's time whole decisions take, for visitors in turn; the first ones warm up and are
 * not counted. On a busy machine the 99th percentile of wall time is the scheduler's time slice; it is logged beside.
 */
function decideAmong(
  name: string,
  rules: RuleSet,
  goal: number | null,
  contexts: readonly EvaluationContext[],
  log: (line: string) => void,
): Figure {
  const compiled = compileRuleSet(rules);
  if (!compiled.ok) throw new Error(compiled.issues.map((issue) => `${issue.path}: ${issue.message}`).join('\n'));
  const placements = rules.placements.slice(0, 3).map((placement) => placement.id);
  const micros: number[] = [];
  const wallMicros: number[] = [];
  let shown = 0;
  for (let round = 0; round < warmUps + decisionCount; round++) {
    const { profile, page, cart, context, nowMs } = at(contexts, round);
    const start = process.hrtime.bigint();
    const before = process.cpuUsage();
    const { decisions } = decide({
      ruleSet: compiled.value,
      profile,
      placements,
      page,
      cart,
      context,
      consent: { personalization: 'granted' },
      locale: 'vi',
      nowMs,
      recommend: () => ({ items: [], modelVersion: '0', removed: {} }),
      offerUsage: () => noUsage,
      productOf: () => undefined,
      seed: `m${round}`,
      explain: false,
    });
    const { user, system } = process.cpuUsage(before);
    const wall = Number(process.hrtime.bigint() - start) / 1000;
    if (round >= warmUps) {
      micros.push(user + system);
      wallMicros.push(wall);
    }
    shown += decisions.filter((decision) => decision.campaign !== undefined).length;
  }
  if (shown === 0) throw new Error('No campaign was ever shown: the benchmark measures nothing');
  const p99 = percentile(micros, 0.99);
  log(
    `${name}: median ${median(micros)} µs, p99 ${p99} µs; by the clock on the wall ${percentile(wallMicros, 0.99).toFixed(0)} µs`,
  );
  return {
    name,
    value: p99,
    unit: 'µs',
    baseline: null,
    ratio: null,
    goal: goal === null ? null : `< ${goal} µs`,
    met: goal === null ? null : p99 < goal,
  };
}

/** Nanoseconds an evaluation. */
function time(run: (index: number) => boolean, count: number): number {
  let held = 0;
  const start = process.hrtime.bigint();
  for (let index = 0; index < evaluations; index++) if (run(index % count)) held++;
  const ns = Number(process.hrtime.bigint() - start);
  if (held === 0 || held === evaluations) throw new Error('The contexts must differ in their answers');
  return ns / evaluations;
}

/** Times as fast, with what both took: `value` and `baseline` are evaluations a second. */
function figure(name: string, ns: number, baselineNs: number, goal: number): Figure {
  const ratio = baselineNs / ns;
  return {
    name,
    value: 1e9 / ns,
    unit: 'evaluations/s',
    baseline: 1e9 / baselineNs,
    ratio,
    goal: `≥ ${goal} × baseline`,
    met: ratio >= goal,
  };
}

/** Visitors of whom the condition holds for some, and fails for the others at different parts. */
function createContexts(): EvaluationContext[] {
  return Array.from({ length: 64 }, (_, index) => {
    const profile = createProfile(`prf_${index}`, nowMs);
    profile.traits['plan'] = index % 7 === 0 ? 'staff' : 'gold';
    profile.orders.count = index % 6;
    profile.session = createSession(index % 8);
    profile.device = { type: index % 5 === 0 ? 'desktop' : 'mobile' };
    const page =
      index % 3 === 0
        ? ({ url: '/', type: 'home' } as const)
        : ({ url: '/c', type: 'category', category: index % 2 ? 'giay/nam' : 'ao' } as const);
    return {
      profile,
      page,
      cart: { lines: [], valueMinor: 100_000 + index * 20_000, currency: 'VND', updatedAtMs: nowMs },
      context: {},
      shop: {
        name: 'Shop',
        currency: 'VND',
        timeZone: 'Asia/Ho_Chi_Minh',
        languages: ['vi'],
        globalHoldout: 0,
        salt: 'bench',
        affinityHalfLifeDays: 30,
        consentDefault: 'granted',
      },
      nowMs,
    };
  });
}

function createSession(pageViews: number): SessionState {
  return {
    number: 1,
    startedAtMs: nowMs,
    lastEventAtMs: nowMs,
    pageViews,
    eventCount: pageViews,
    landingPath: '/',
    itemIds: [],
    searchTerm: null,
  };
}

/** The same facts laid out for the others, ready made: what it takes to build this is not counted against them. */
function attributesOf(context: EvaluationContext): JsonObject {
  const { profile, page, cart } = context;
  return {
    cart: { value: cart.valueMinor },
    device: { type: profile.device?.type ?? null },
    orders: { count: profile.orders.count },
    traits: profile.traits,
    page: { type: page.type ?? null, category: page.category ?? '' },
  };
}

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
