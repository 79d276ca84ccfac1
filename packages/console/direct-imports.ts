import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Packages whose one index names everything. */
const barrels: { readonly [name: string]: string } = {
  '@mantine/core': 'esm/index.mjs',
  '@mantine/hooks': 'esm/index.mjs',
  '@tabler/icons-react': 'dist/esm/tabler-icons-react.mjs',
};

/**
 * Turns `import { Button } from '@mantine/core'` into an import of the file that has it. A bundler that splits counts everything an
 * index names as reached by whoever reaches the index, so that the first view would carry every component any page uses.
 */
export function directImports(packageRoot: (name: string) => string): Plugin {
  return {
    name: 'direct-imports',
    async setup(build) {
      const tables = new Map<string, ReadonlyMap<string, string>>();
      for (const [name, index] of Object.entries(barrels)) {
        const path = join(packageRoot(name), index);
        tables.set(name, readExports(await readFile(path, 'utf8'), dirname(path)));
      }
      build.onLoad({ filter: /packages[\\/]console[\\/]src[\\/].*\.tsx?$/ }, async ({ path }) => ({
        contents: rewriteImports(await readFile(path, 'utf8'), tables),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }));
    },
  };
}

/** Exported name → `import` clause with its file, of an index that imports and exports by name. */
function readExports(index: string, folder: string): Map<string, string> {
  const table = new Map<string, string>();
  for (const [, names = '', file = ''] of index.matchAll(/(?:import|export) \{([^}]+)\} from ['"](\.[^'"]+)['"]/g)) {
    for (const name of names.split(',')) {
      const [from = '', as = from] = name.trim().split(' as ');
      table.set(as, `import { ${from} as LOCAL } from ${JSON.stringify(join(folder, file))};`);
    }
  }
  return table;
}

function rewriteImports(source: string, tables: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  return source.replace(/^import \{([^}]+)\} from '([^']+)';$/gm, (whole, names: string, from: string) => {
    const table = tables.get(from);
    if (!table) return whole;
    const lines: string[] = [];
    for (const name of names.split(',').map((part) => part.trim())) {
      if (name === '' || name.startsWith('type ')) continue;
      const [imported = '', local = imported] = name.split(' as ');
      const line = table.get(imported);
      lines.push(line ? line.replace('LOCAL', local) : `import { ${name} } from '${from}';`);
    }
    return lines.join(' ');
  });
}
