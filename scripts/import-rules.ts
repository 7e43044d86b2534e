/** Who may not import whom. A target is a folder of this repository, a package, or `node:` for all of Node. */
export interface ImportRule {
  readonly name: string;
  readonly why: string;
  /** The folder whose files are held to the rule. */
  readonly within: string;
  readonly mayNotImport: readonly string[];
  /** Files inside `within` that are free: they are tooling, never shipped. */
  readonly except?: RegExp;
}

/** Folders in one parent: an earlier one knows nothing of a later one. */
export interface LayerRule {
  readonly name: string;
  readonly why: string;
  readonly parent: string;
  readonly layers: readonly string[];
  readonly except?: RegExp;
}

/** Folders in one parent that do not know each other at all. */
export interface SiblingRule {
  readonly name: string;
  readonly why: string;
  readonly parent: string;
}

const tooling = /\.config\.ts$|\/testing\/global-setup\.ts$/;
const tests = /\.test\.tsx?$|\.config\.ts$|\/testing\//;

export const importRules: readonly ImportRule[] = [
  {
    name: 'demo → sdk',
    why: 'the demo is an app like any other: what it needs, the SDK must offer',
    within: 'apps/demo/src',
    mayNotImport: ['packages/schema', 'packages/gateway', 'node:'],
    except: tests,
  },
  {
    name: 'examples → sdk',
    why: 'somebody else’s app has neither our server nor our database: what it needs, the SDK must offer',
    within: 'examples',
    mayNotImport: ['packages/schema', 'packages/gateway', 'apps', 'bench'],
    except: tests,
  },
  {
    name: 'gateway → schema',
    why: 'a gateway that knows its clients cannot be trusted to treat them alike',
    within: 'packages/gateway',
    mayNotImport: ['packages/sdk', 'apps', 'bench', 'examples'],
    except: /^packages\/gateway\/tests\/|\.config\.ts$|\.test\.ts$/,
  },
  {
    name: 'schema knows no protocol',
    why: 'HTTP, SSE and WebSocket must all meet the same rules, so the rules know none of them',
    within: 'packages/schema',
    mayNotImport: [
      'packages/gateway',
      'packages/sdk',
      'apps',
      'bench',
      'examples',
      'graphql-yoga',
      'graphql-ws',
      'graphql-sse',
      'ws',
      'node:http',
      'node:https',
      'node:http2',
    ],
    except: tooling,
  },
  {
    name: 'the SDK stands alone',
    why: 'it runs in browsers and workers, and in the apps of other people, who have neither server nor database',
    within: 'packages/sdk/src',
    mayNotImport: ['packages/schema', 'packages/gateway', 'apps', 'bench', 'examples', 'node:'],
    // Not src/testing: that is published too.
    except: /\.test\.tsx?$/,
  },
];

export const layerRules: readonly LayerRule[] = [
  {
    name: 'taxonomy ← profile ← purpose ← app ← graph',
    why: 'words know no policy, a policy knows no decision, a decision knows no app, an app knows no field',
    parent: 'packages/schema/src',
    layers: ['taxonomy', 'profile', 'purpose', 'app', 'graph'],
    except: /\.test\.ts$/,
  },
];

export const siblingRules: readonly SiblingRule[] = [
  {
    name: 'features never meet',
    why: 'a feature can be read, changed and removed alone; they meet in src/app',
    parent: 'apps/demo/src/features',
  },
];
