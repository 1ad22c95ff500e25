import {
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { BuiltApp, readBuild } from './builtApp';

/** A production build of the demo portal with the plugin beside one without it. */
export interface BundleFigures {
  readonly withPlugin: EagerFiles;
  readonly without: EagerFiles;
  readonly addedGzipBytes: number;
  /** Libraries that must only be loaded with the page that needs them. */
  readonly lazy: readonly {
    readonly library: string;
    /** Chunks that hold it, with their size. */
    readonly chunks: readonly {
      readonly file: string;
      readonly gzip: number;
    }[];
    readonly eager: boolean;
  }[];
}

export interface EagerFiles {
  readonly files: number;
  readonly gzipBytes: number;
}

const ROOT = join(__dirname, '../../..');
const PLUGIN = '@afterword/plugin-reliability';

/** Text that only the library itself has, and that survives minification. */
const libraries = [
  { library: 'CodeMirror', mark: 'cm-content' },
  { library: 'recharts', mark: 'recharts-wrapper' },
];

/** Builds the portal twice and weighs what a browser loads before it shows anything. */
export function measureBundle(say: (text: string) => void): BundleFigures {
  const withPlugin = build('with', () => {});
  say('built with the plugin');
  const without = build('without', removePlugin);
  say('built without the plugin');
  return {
    withPlugin: weigh(withPlugin),
    without: weigh(without),
    addedGzipBytes: weigh(withPlugin).gzipBytes - weigh(without).gzipBytes,
    lazy: libraries.map(({ library, mark }) => {
      const chunks = withPlugin.chunks.filter(({ text }) =>
        text.includes(mark),
      );
      return {
        library,
        chunks: chunks.map(({ file, gzip }) => ({ file, gzip })),
        eager: chunks.some(({ eager }) => eager),
      };
    }),
  };
}

function weigh({ chunks }: BuiltApp): EagerFiles {
  const eager = chunks.filter(chunk => chunk.eager);
  return {
    files: eager.length,
    gzipBytes: eager.reduce((sum, { gzip }) => sum + gzip, 0),
  };
}

/** Builds a copy of the portal's app beside it, where it resolves the same packages. */
function build(name: string, change: (folder: string) => void): BuiltApp {
  const folder = join(ROOT, 'packages', `.bench-${name}`);
  rmSync(folder, { recursive: true, force: true });
  try {
    mkdirSync(folder);
    for (const part of ['package.json', 'src', 'public', '.eslintrc.js']) {
      cpSync(join(ROOT, 'packages/app', part), join(folder, part), {
        recursive: true,
      });
    }
    change(folder);
    const config = join(ROOT, 'app-config.yaml');
    const cli = join(
      dirname(require.resolve('@backstage/cli/package.json')),
      'bin/backstage-cli',
    );
    const built = spawnSync(
      process.execPath,
      [cli, 'package', 'build', '--config', config],
      { cwd: folder, encoding: 'utf8' },
    );
    if (built.status !== 0) {
      throw new Error(`The app was not built:\n${built.stdout}${built.stderr}`);
    }
    return readBuild(join(folder, 'dist'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The plugin is named in two places: as a dependency, for discovery, and among the app's features. */
function removePlugin(folder: string): void {
  edit(join(folder, 'package.json'), text => {
    const description = JSON.parse(text);
    delete description.dependencies[PLUGIN];
    return JSON.stringify(description, null, 2);
  });
  edit(join(folder, 'src/App.tsx'), text =>
    text
      .split('\n')
      .filter(line => !/\breliabilityPlugin\b/.test(line))
      .join('\n'),
  );
}

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (!before.includes(PLUGIN) || after.includes(PLUGIN)) {
    throw new Error(`${file} names the plugin in a way that was not expected`);
  }
  writeFileSync(file, after);
}
