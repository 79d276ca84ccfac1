import { expect, it } from 'vitest';
import { NeighbourTable } from './neighbour-table.ts';

it('remembers who is met with whom, and forgets with time', () => {
  const table = new NeighbourTable(4, 1000);
  table.add(0, 1, 2, 1_000);
  table.add(0, 2, 1, 2_000);
  expect(table.weight(0, 1)).toBeCloseTo(1);
  expect(table.weight(0, 2)).toBeCloseTo(1);
  table.add(0, 2, 1, 1_000);
  expect(table.weight(0, 2)).toBeCloseTo(1.5);
  expect(table.weight(0, 9)).toBe(0);
  expect(table.weight(9, 0)).toBe(0);
});

it('keeps what keeps coming when more are met than it has room for', () => {
  const table = new NeighbourTable(4, 1e9);
  for (let round = 0; round < 200; round++) {
    table.add(0, 1, 1, round);
    table.add(0, 100 + round, 1, round);
  }
  expect(table.weight(0, 1)).toBeCloseTo(200, 0);
});

it('does not count an item as its own neighbour', () => {
  const table = new NeighbourTable(4, 1e9);
  table.add(0, 0, 1, 1);
  expect(table.weight(0, 0)).toBe(0);
});
