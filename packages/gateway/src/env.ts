import * as z from 'zod';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { EVENT_HOURS } from './subscriptions/event-retention.ts';

/** Bytes that a token key has at least. */
export const TOKEN_KEY_BYTES = 32;

/** What the production server is told by its environment. */
export type Env = {
  readonly port: number;
  readonly host: string;
  /** PostgreSQL; or PGlite in a folder. Exactly one is set. */
  readonly database: { readonly url: string } | { readonly folder: string };
  readonly tokenKey: string;
  readonly allowedOrigins: readonly string[];
  readonly path: string;
  readonly logLevel: LogLevel;
  /** Hours for which a live stream that was cut can go on where it was. */
  readonly eventHours: number;
  /** True lets policies with placeholder contacts through: for demo data only. */
  readonly demoPolicies: boolean;
};

export type ReadEnv =
  | { readonly ok: true; readonly env: Env }
  | { readonly ok: false; readonly faults: readonly string[] };

const shape = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'NODE_ENV is production, development or test.')
    .optional(),
  PORT: z.coerce
    .number('PORT is a number.')
    .int('PORT is a whole number.')
    .min(0, 'PORT is 0 to 65535.')
    .max(65_535, 'PORT is 0 to 65535.')
    .default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL begins with postgresql://')
    .optional(),
  REMIT_FOLDER: z.string().min(1, 'REMIT_FOLDER is a folder; leave it out when there is none.').optional(),
  REMIT_TOKEN_KEY: z
    .string(
      `REMIT_TOKEN_KEY is missing: a secret of ${TOKEN_KEY_BYTES} bytes or more, the same in all processes.`,
    )
    .refine(
      (key) => Buffer.byteLength(key) >= TOKEN_KEY_BYTES,
      `REMIT_TOKEN_KEY is too short: give it ${TOKEN_KEY_BYTES} bytes or more.`,
    ),
  REMIT_ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter((origin) => origin !== ''),
    )
    .refine(
      (origins) => origins.every((origin) => origin === '*' || /^https?:\/\/[^/]+\/?$/.test(origin)),
      'REMIT_ALLOWED_ORIGINS is a list such as https://desk.example,https://shop.example.',
    ),
  REMIT_PATH: z
    .string()
    .regex(/^\/\S+$/, 'REMIT_PATH is a path such as /graphql.')
    .default('/graphql'),
  REMIT_POLICIES: z
    .enum(['production', 'demo'], 'REMIT_POLICIES is production or demo.')
    .default('production'),
  REMIT_EVENT_HOURS: z.coerce
    .number('REMIT_EVENT_HOURS is a number of hours.')
    .positive('REMIT_EVENT_HOURS is a number above 0.')
    .max(8_760, 'REMIT_EVENT_HOURS is a year at most.')
    .default(EVENT_HOURS),
  LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL is one of ${LOG_LEVELS.join(', ')}.`).default('info'),
});

/** Reads the environment, and names everything that is wrong with it at once. An empty variable counts as not set. */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): ReadEnv {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = shape.safeParse(given);
  const faults = read.error?.issues.map(({ message }) => message) ?? [];
  if ((given['DATABASE_URL'] === undefined) === (given['REMIT_FOLDER'] === undefined)) {
    faults.push('Say where the data is: DATABASE_URL (PostgreSQL) or REMIT_FOLDER (PGlite), one of the two.');
  }
  if (!read.success || faults.length > 0) return { ok: false, faults };
  const { DATABASE_URL: url, REMIT_FOLDER: folder = '' } = read.data;
  return {
    ok: true,
    env: {
      port: read.data.PORT,
      host: read.data.HOST,
      database: url === undefined ? { folder } : { url },
      tokenKey: read.data.REMIT_TOKEN_KEY,
      allowedOrigins: read.data.REMIT_ALLOWED_ORIGINS,
      path: read.data.REMIT_PATH,
      logLevel: read.data.LOG_LEVEL,
      eventHours: read.data.REMIT_EVENT_HOURS,
      demoPolicies: read.data.REMIT_POLICIES === 'demo',
    },
  };
}
