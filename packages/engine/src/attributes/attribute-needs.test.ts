import type { Profile } from '@quen/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullContext } from '../condition/arbitrary-condition.contract.ts';
import type { EvaluationContext } from '../condition/evaluation-context.ts';
import { createProfile } from '../profile/create-profile.ts';
import { foldProfile } from '../profile/fold-profile.ts';
import { loggedEvents, testShop, testStartMs } from '../profile/logged-event.contract.ts';
import { projections } from '../profile/projections.ts';
import { attributeNeeds, pathNeeds } from './attribute-needs.ts';
import { attributes } from './attributes.ts';

const profiles = fc.sample(loggedEvents, { numRuns: 30, seed: 1 }).map((events): Profile => {
  const profile = createProfile('p', testStartMs);
  for (const event of events) foldProfile(profile, event, testShop);
  return profile;
});
const details = new Set<string>(projections.flatMap(({ details: own = [] }) => own.map(({ aim }) => aim)));

/** A context that tells what was read of it: parts of the profile, `cart`, and `request` for page and circumstances. */
function watch(context: EvaluationContext, seen: (what: string) => void): EvaluationContext {
  const profile = new Proxy(context.profile, {
    get(target, part, receiver) {
      if (typeof part === 'string') seen(part);
      return Reflect.get(target, part, receiver);
    },
  });
  return new Proxy(
    { ...context, profile },
    {
      get(target, part, receiver) {
        if (part === 'page' || part === 'context') seen('request');
        if (part === 'cart') seen('cart');
        return Reflect.get(target, part, receiver);
      },
    },
  );
}

describe('attributeNeeds', () => {
  it.each(attributes.map((attribute) => [attribute.name, attribute] as const))(
    'knows all that %s is read from',
    (_, attribute) => {
      const { aims, request } = attributeNeeds(attribute);
      const allowed = new Set<string>(['id', ...(request === true ? ['request'] : [])]);
      for (const aim of aims) {
        allowed.add(aim.split('.')[0] ?? aim);
        // Folded together.
        if (aim === 'session') allowed.add('sessionCount');
      }
      const read = (context: EvaluationContext): void => {
        const watched = watch(context, (what) => expect([...allowed]).toContain(what));
        attribute.read(watched);
        for (const key of ['a', 'b', '7', 'constructor']) {
          attribute.readKey?.(key)(watched);
          attribute.nextChangeAtMs?.(watched, key);
        }
      };
      read(fullContext);
      for (const profile of profiles) read({ ...fullContext, profile, cart: profile.cart });
    },
  );

  it('names only what a fold can be for', () => {
    const parts = new Set<string>(projections.flatMap(({ writes }) => [...writes]));
    for (const attribute of attributes) {
      for (const aim of attributeNeeds(attribute).aims) expect(parts.has(aim) || details.has(aim)).toBe(true);
    }
  });

  it('finds a path by the attribute it begins with', () => {
    expect(pathNeeds('traits.plan.name')).toEqual({ aims: ['traits'] });
    expect(pathNeeds('nothing.like.it')).toEqual({ aims: [] });
  });
});
