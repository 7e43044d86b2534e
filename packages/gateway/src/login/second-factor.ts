import { randomBytes } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { LoginSite } from './login-site.ts';
import { base32, stepOfCode } from './one-time-code.ts';

/** Letters that nobody mistakes for another when a recovery code is copied by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_CODES = 10;

/** A second factor that is being set up. */
export type Enrolment = {
  /** For a QR code. */
  readonly uri: string;
  /** For who types it. */
  readonly secret: string;
};

/** What an authenticator app needs, made once and shown until a code of it was right. */
export async function enrolmentOf(site: LoginSite, accountId: string): Promise<Enrolment | undefined> {
  const { adapter, secretConfig } = await site.auth.$context;
  const present = await factorOf(site, accountId);
  if (present?.verified) return undefined;
  const account = await site.wall.read((tx) =>
    tx.loginAccount.findUnique({ where: { id: accountId }, select: { email: true } }),
  );
  if (account === null) return undefined;
  const secret =
    present === null ? textOf(32) : await symmetricDecrypt({ key: secretConfig, data: present.secret });
  if (present === null) {
    const codes = Array.from({ length: RECOVERY_CODES }, () => `${textOf(5)}-${textOf(5)}`);
    await adapter.create({
      model: 'twoFactor',
      data: {
        userId: accountId,
        secret: await symmetricEncrypt({ key: secretConfig, data: secret }),
        backupCodes: await symmetricEncrypt({ key: secretConfig, data: JSON.stringify(codes) }),
        verified: false,
      },
    });
  }
  const label = encodeURIComponent(`${site.place.name}:${account.email}`);
  const typed = base32(secret);
  const issuer = encodeURIComponent(site.place.name);
  return { uri: `otpauth://totp/${label}?secret=${typed}&issuer=${issuer}`, secret: typed };
}

/** The recovery codes that are left. */
export async function recoveryCodesOf(site: LoginSite, accountId: string): Promise<readonly string[]> {
  const factor = await factorOf(site, accountId);
  if (factor === null) return [];
  const { secretConfig } = await site.auth.$context;
  return JSON.parse(await symmetricDecrypt({ key: secretConfig, data: factor.backupCodes })) as string[];
}

/**
 * Takes a code, once: whoever saw it over a shoulder comes too late, on any process.
 * @returns false when it is none, or was taken before
 */
export async function takeCode(
  site: LoginSite,
  accountId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const factor = await factorOf(site, accountId);
  if (factor === null) return false;
  const { secretConfig } = await site.auth.$context;
  const secret = await symmetricDecrypt({ key: secretConfig, data: factor.secret });
  const step = stepOfCode(secret, code, now);
  if (step === undefined) return false;
  const { count } = await site.wall.write((tx) =>
    tx.loginSecondFactor.updateMany({
      where: { loginAccountId: accountId, usedStep: { lt: BigInt(step) } },
      data: { usedStep: BigInt(step) },
    }),
  );
  return count === 1;
}

function factorOf({ wall }: LoginSite, loginAccountId: string) {
  return wall.read((tx) => tx.loginSecondFactor.findFirst({ where: { loginAccountId } }));
}

function textOf(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      // 248 = 8 * 31: what lies above would make some letters likelier than others.
      if (byte < 248 && text.length < length) text += LETTERS[byte % 31] ?? '';
    }
  }
  return text;
}
