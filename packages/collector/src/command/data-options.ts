import { Option } from 'commander';

/** Where the data lie; every command that touches them takes it. */
export function dataOption(): Option {
  return new Option('--data <folder>', 'where the data are').default('.quen').env('QUEN_DATA');
}
