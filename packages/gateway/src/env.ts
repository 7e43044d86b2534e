import { join } from 'node:path';
import * as z from 'zod';
import type { Attested } from './auth/attested.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { plainWays } from './plain-ways.ts';
import { EVENT_HOURS } from './subscriptions/forget-events.ts';

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
  /** Where browsers find the gateway: for links that are sent to people. */
  readonly publicUrl: string | undefined;
  /** Where invitations are sent from; undefined: nobody sends them. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
  /** Where the bytes of attachments are; undefined: nowhere. */
  readonly files:
    | { readonly folder: string }
    | {
        readonly bucket: string;
        readonly endpoint?: string | undefined;
        readonly region?: string | undefined;
        readonly prefix?: string | undefined;
        readonly credentials: {
          readonly accessKeyId: string;
          readonly secretAccessKey: string;
          readonly sessionToken?: string | undefined;
        };
      }
    | undefined;
  /** Another host that serves the files: `https://files.example`. */
  readonly filesOrigin: string | undefined;
  readonly logLevel: LogLevel;
  /** Hours for which a live stream that was cut can go on where it was. */
  readonly eventHours: number;
  /** True lets policies with placeholder contacts through: for demo data only. */
  readonly demoPolicies: boolean;
  /** As whoever runs this attests it. */
  readonly attested: Attested;
  /** Files in PEM, where the server ends TLS itself; undefined: something in front of it does. */
  readonly tls: { readonly certificate: string; readonly key: string } | undefined;
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
  REMIT_PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/]+\/?$/, 'REMIT_PUBLIC_URL is an origin such as https://desk.example.')
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  REMIT_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'REMIT_SMTP_URL is an address such as smtps://user:password@mail.example.')
    .optional(),
  REMIT_MAIL_FROM: z.string().optional(),
  REMIT_PATH: z
    .string()
    .regex(/^\/\S+$/, 'REMIT_PATH is a path such as /graphql.')
    .default('/graphql'),
  REMIT_FILES_FOLDER: z.string().optional(),
  REMIT_FILES_BUCKET: z.string().optional(),
  REMIT_FILES_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/\S+$/, 'REMIT_FILES_ENDPOINT is an address such as https://minio.example.')
    .optional(),
  REMIT_FILES_REGION: z.string().optional(),
  REMIT_FILES_PREFIX: z.string().optional(),
  AWS_ACCESS_KEY_ID: z.string().default(''),
  AWS_SECRET_ACCESS_KEY: z.string().default(''),
  AWS_SESSION_TOKEN: z.string().optional(),
  REMIT_FILES_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[^/]+\/?$/, 'REMIT_FILES_ORIGIN is an origin such as https://files.example.')
    .optional(),
  REMIT_POLICIES: z
    .enum(['production', 'demo'], 'REMIT_POLICIES is production or demo.')
    .default('production'),
  REMIT_REGION: z
    .string()
    .regex(
      /^[A-Z]{2}$/,
      'REMIT_REGION is the country where the data is stored, two capital letters such as RS.',
    )
    .optional(),
  REMIT_MIN_TLS: z.enum(['1.2', '1.3'], 'REMIT_MIN_TLS is 1.2 or 1.3.').optional(),
  REMIT_AT_REST: z.enum(['AES-256'], 'REMIT_AT_REST is AES-256.').optional(),
  REMIT_TLS_CERTIFICATE: z.string().optional(),
  REMIT_TLS_KEY: z.string().optional(),
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
  if (given['REMIT_FILES_BUCKET'] && !(given['AWS_ACCESS_KEY_ID'] && given['AWS_SECRET_ACCESS_KEY'])) {
    faults.push('REMIT_FILES_BUCKET needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.');
  }
  if (given['REMIT_FILES_FOLDER'] !== undefined && given['REMIT_FILES_BUCKET'] !== undefined) {
    faults.push('Say where the files are: REMIT_FILES_FOLDER or REMIT_FILES_BUCKET, one of the two.');
  }
  if ((given['REMIT_SMTP_URL'] === undefined) !== (given['REMIT_MAIL_FROM'] === undefined))
    faults.push('Mail needs both, REMIT_SMTP_URL and REMIT_MAIL_FROM.');
  if ((given['REMIT_TLS_CERTIFICATE'] === undefined) !== (given['REMIT_TLS_KEY'] === undefined))
    faults.push('TLS needs both, REMIT_TLS_CERTIFICATE and REMIT_TLS_KEY: files in PEM.');
  if (read.success && attestedIn(read.data).minTls !== undefined) faults.push(...plainWays(read.data));
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
      publicUrl: read.data.REMIT_PUBLIC_URL,
      mail: mailOf(read.data),
      files: filesOf(read.data, url === undefined ? folder : undefined),
      filesOrigin: read.data.REMIT_FILES_ORIGIN,
      logLevel: read.data.LOG_LEVEL,
      eventHours: read.data.REMIT_EVENT_HOURS,
      demoPolicies: read.data.REMIT_POLICIES === 'demo',
      attested: attestedIn(read.data),
      tls: tlsOf(read.data),
    },
  };
}

/** Who ends TLS here and says nothing takes the newest. */
function attestedIn(given: z.infer<typeof shape>): Attested {
  const minTls = given.REMIT_MIN_TLS ?? (tlsOf(given) && '1.3');
  return { region: given.REMIT_REGION, minTls, atRest: given.REMIT_AT_REST };
}

function tlsOf({
  REMIT_TLS_CERTIFICATE: certificate,
  REMIT_TLS_KEY: key,
}: z.infer<typeof shape>): Env['tls'] {
  return certificate === undefined || key === undefined ? undefined : { certificate, key };
}

function mailOf({ REMIT_SMTP_URL: smtpUrl, REMIT_MAIL_FROM: from }: z.infer<typeof shape>): Env['mail'] {
  return smtpUrl === undefined || from === undefined ? undefined : { smtpUrl, from };
}

/** A bucket, a folder; or, beside an embedded database, a folder in the database's own. */
function filesOf(given: z.infer<typeof shape>, databaseFolder: string | undefined): Env['files'] {
  const { REMIT_FILES_BUCKET: bucket, REMIT_FILES_FOLDER: folder } = given;
  if (bucket !== undefined) {
    return {
      bucket,
      endpoint: given.REMIT_FILES_ENDPOINT,
      region: given.REMIT_FILES_REGION,
      prefix: given.REMIT_FILES_PREFIX,
      credentials: {
        accessKeyId: given.AWS_ACCESS_KEY_ID,
        secretAccessKey: given.AWS_SECRET_ACCESS_KEY,
        sessionToken: given.AWS_SESSION_TOKEN,
      },
    };
  }
  if (folder !== undefined) return { folder };
  return databaseFolder === undefined ? undefined : { folder: join(databaseFolder, 'files') };
}
