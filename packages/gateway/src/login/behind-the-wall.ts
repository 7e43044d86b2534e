import type { WalledDatabase } from '@remit/schema';

/** Prisma inside a write of one operation. */
export type Transaction = Parameters<
  Parameters<ReturnType<WalledDatabase['begin']>['prisma']['$transaction']>[0]
>[0];

/** The database as login has it: one controller at a time. */
export type BehindTheWall = {
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
};

/** Each piece of work is an operation of its own, behind the wall around one controller. */
export function behindTheWall(database: WalledDatabase, controllerId: number): BehindTheWall {
  async function within<T>(work: (operation: ReturnType<WalledDatabase['begin']>) => Promise<T>): Promise<T> {
    const operation = database.begin();
    try {
      await operation.enterAs(controllerId);
      return await operation.run(() => work(operation));
    } finally {
      await operation.end();
    }
  }
  return {
    read: (work) => within((operation) => work(operation.prisma)),
    write: (work) => within((operation) => operation.prisma.$transaction(work)),
  };
}
