import { InvalidArgumentError } from 'commander';

/** Reads an option that is a whole number. Commander shows what is wrong with it beside the option's name. */
export function wholeNumber(least: number, most: number, unit?: string): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    const range = `${least.toLocaleString('en')} to ${most.toLocaleString('en')}`;
    throw new InvalidArgumentError(`Give a whole number${unit === undefined ? '' : ` of ${unit}`}, ${range}, without a unit.`);
  };
}
