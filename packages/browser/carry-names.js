import { groupsOf, readOrders } from './naming.js';

/** How far a change reaches: so many characters before and after a variable say which place of the former script it is. */
const reach = 14;
const blank = (text) => text.replace(/\$\d{4}\$/g, '$');

/**
 * Names and orders for a script that has changed since they were chosen: what stands where it stood is called what it was called, as far as that
 * is still possible, and the rest as the minifier calls it.
 *
 * @param {import('./naming.js').ChosenNames} kept
 * @param {import('./naming.js').NamedScript} script
 * @returns {{ names: string[], orders: number[][] }}
 */
export function carryNames(kept, script) {
  if (kept.text === script.text) return { names: kept.names.split(' '), orders: readOrders(kept.orders) };
  const names = [...script.names];
  const scopesOf = names.map((_, variable) => script.together.filter((scope) => scope.includes(variable)));
  const formerNames = kept.names.split(' ');
  const wanted = former(placesOf(kept.text), placesOf(script.text), names.length).map((variable) => formerNames[variable]);
  // A name that is taken is free once the one who has it got another: some rounds settle nearly all.
  for (let round = 0; round < 4; round++) {
    for (const [variable, name] of wanted.entries()) {
      if (name === undefined || names[variable] === name || !script.isOurs[variable]) continue;
      rename(script, scopesOf, names, variable, name, (other) => names[other] !== wanted[other]);
    }
  }
  return { names, orders: carryOrders(kept, script) };
}

/**
 * Calls a variable so, and those it would be mistaken for what it was called; answers how to undo that, nothing where it cannot be.
 *
 * @param {import('./naming.js').NamedScript} script
 * @param {readonly (readonly (readonly number[])[])[]} scopesOf The scopes each variable is seen from.
 * @param {string[]} names
 * @param {number} variable
 * @param {string} name
 * @param {(other: number) => boolean} mayLose Whether another one may be called differently for it.
 */
export function rename({ isOurs }, scopesOf, names, variable, name, mayLose = () => true) {
  const meets = (one, called) =>
    scopesOf[one].flatMap((scope) => scope.filter((other) => other !== one && names[other] === called));
  const before = names[variable];
  if (before === name) return undefined;
  const others = [...new Set(meets(variable, name))];
  if (!others.every((other) => isOurs[other] && mayLose(other))) return undefined;
  const undo = () => {
    names[variable] = before;
    for (const other of others) names[other] = name;
  };
  names[variable] = name;
  for (const other of others) names[other] = before;
  if (others.every((other) => meets(other, before).length === 0) && meets(variable, name).length === 0) return undo;
  undo();
  return undefined;
}

/** Where variables stand: which one, and what is around it. */
function placesOf(text) {
  return [...text.matchAll(/\$(\d{4})\$/g)].map(({ 0: slot, 1: variable, index }) => ({
    variable: Number(variable),
    around: `${blank(text.slice(Math.max(0, index - 3 * reach), index)).slice(-reach)}|${blank(text.slice(index + slot.length, index + slot.length + 3 * reach)).slice(0, reach)}`,
  }));
}

/** Which variable each one was, by the longest common sequence of places; -1 for a new one. */
function former(before, now, count) {
  const width = now.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i * width + j] =
        before[i].around === now[j].around
          ? common[(i + 1) * width + j + 1] + 1
          : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
  const votes = Array.from({ length: count }, () => new Map());
  for (let i = 0, j = 0; i < before.length && j < now.length; ) {
    if (before[i].around === now[j].around) {
      const ofThis = votes[now[j].variable];
      ofThis.set(before[i].variable, (ofThis.get(before[i].variable) ?? 0) + 1);
      i++;
      j++;
    } else if (common[(i + 1) * width + j] >= common[i * width + j + 1]) i++;
    else j++;
  }
  return votes.map((ofThis) => [...ofThis].sort((one, other) => other[1] - one[1])[0]?.[0] ?? -1);
}

/** Each group's order by that of the former group which shares most parts with it; parts that are new stand where they are written. */
function carryOrders(kept, { text, groups }) {
  const partsOf = (whole, group) => group.map(([from, to]) => blank(whole.slice(from, to)));
  const formerOrders = readOrders(kept.orders);
  const formerParts = groupsOf(kept.text).map((group, index) => {
    const parts = partsOf(kept.text, group);
    return formerOrders[index].map((part) => parts[part]);
  });
  return groups.map((group) => {
    const parts = partsOf(text, group);
    const shared = (former) => parts.filter((part) => former.includes(part)).length;
    const best = formerParts.reduce((most, former) => (shared(former) > shared(most) ? former : most), []);
    let latest = -1;
    const places = parts.map((part) => {
      const place = best.indexOf(part);
      if (place >= 0) latest = place;
      return place >= 0 ? place : latest + 0.5;
    });
    return parts.map((_, part) => part).sort((one, other) => places[one] - places[other] || one - other);
  });
}
