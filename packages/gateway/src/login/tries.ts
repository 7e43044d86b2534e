import type { BehindTheWall } from './behind-the-wall.ts';
import type { LoginSecrets } from './secrets.ts';

const MINUTE = 60_000;

/** How often something may be tried in a while. */
export type TryLimit = { readonly most: number; readonly minutes: number };

export type TryLimits = {
  /** Passwords for one e-mail. */
  readonly password: TryLimit;
  /** Codes and recovery codes for one account. */
  readonly secondFactor: TryLimit;
  /** Everything that one address sends. */
  readonly address: TryLimit;
};

export const TRY_LIMITS: TryLimits = {
  password: { most: 10, minutes: 15 },
  secondFactor: { most: 5, minutes: 15 },
  address: { most: 100, minutes: 15 },
};

export type Tries = {
  /**
   * Counts a try before it is made. Fifty at once are fifty, in however many processes: the row in the database is the one
   * that counts.
   * @returns undefined when it may be made, or the seconds until then
   */
  count(kind: keyof TryLimits, what: string): Promise<number | undefined>;
  /** It was right: what came before was a slip of the finger. */
  forget(kind: keyof TryLimits, what: string): Promise<void>;
};

type Options = {
  readonly wall: BehindTheWall;
  readonly controllerId: number;
  readonly secrets: LoginSecrets;
  readonly limits: TryLimits;
  readonly clock: () => Date;
};

export function createTries({ wall, controllerId, secrets, limits, clock }: Options): Tries {
  const keyOf = (kind: keyof TryLimits, what: string) => secrets.tryKey(`${kind} ${what}`);
  return {
    async count(kind, what) {
      const { most, minutes } = limits[kind];
      const [key, now] = [keyOf(kind, what), clock()];
      const end = new Date(now.getTime() + minutes * MINUTE);
      const [row] = await wall.write(
        (tx) => tx.$queryRaw<{ count: number; ends_at: Date }[]>`
          INSERT INTO login_try AS t (controller_id, key, count, ends_at)
          VALUES (${controllerId}::int, ${key}, 1, ${end}::timestamptz)
          ON CONFLICT (controller_id, key) DO UPDATE
            SET count = CASE WHEN t.ends_at <= ${now}::timestamptz THEN 1 ELSE t.count + 1 END,
                ends_at = CASE WHEN t.ends_at <= ${now}::timestamptz THEN EXCLUDED.ends_at ELSE t.ends_at END
          RETURNING count, ends_at`,
      );
      // Nothing was counted: nothing may be tried.
      if (row === undefined) return minutes * 60;
      if (row.count <= most) return undefined;
      return Math.max(1, Math.ceil((row.ends_at.getTime() - now.getTime()) / 1000));
    },
    async forget(kind, what) {
      await wall.write((tx) => tx.loginTry.deleteMany({ where: { controllerId, key: keyOf(kind, what) } }));
    },
  };
}
