import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type as system } from 'node:os';
import { withClient } from '../dataset/load-dataset.ts';
import type { Cores } from './cores.ts';

/** Where figures come from. Without it they mean nothing. */
export type MachineFacts = {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  /** Whether a commit waits for the disk: the ledger's figure depends on it. */
  readonly durableCommits: boolean;
  readonly pinned: Cores | null;
  readonly commit: string;
  readonly uncommittedChanges: boolean;
};

export async function describeMachine(url: string, pinned: Cores | undefined): Promise<MachineFacts> {
  const postgres = await withClient(url, async (client) => {
    const { rows } = await client.query<{ version: string; durable: boolean }>(
      `SELECT current_setting('server_version') AS version,
              current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off' AS durable`,
    );
    return rows[0];
  });
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${system()} ${release()}`,
    node: process.versions.node,
    postgres: postgres?.version ?? 'unknown',
    durableCommits: postgres?.durable ?? false,
    pinned: pinned ?? null,
    commit: git('rev-parse', '--short', 'HEAD') ?? 'unknown',
    uncommittedChanges:
      (git('status', '--porcelain', '--', 'packages', 'bench/src', 'bench/peers') ?? '') !== '',
  };
}

function git(...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, { encoding: 'utf8', cwd: new URL('../../..', import.meta.url) }).trim();
  } catch {
    return undefined;
  }
}
