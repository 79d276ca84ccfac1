import { expect, it } from 'vitest';
import { messageIdOf } from './message-id-of.ts';

it('names what is told, and keeps long names apart', () => {
  expect(messageIdOf('offer_redeemed', 'o1', 7)).toBe('offer_redeemed:o1:7');
  const order = 'o'.repeat(200);
  const [ten, five] = [messageIdOf('offer_redeemed', order, 'ten'), messageIdOf('offer_redeemed', order, 'five')];
  expect(ten).toHaveLength(200);
  expect(ten).not.toBe(five);
  expect(messageIdOf('offer_redeemed', order, 'ten')).toBe(ten);
});
