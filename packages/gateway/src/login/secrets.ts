import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What login keeps instead of secrets, and what it signs with: keys drawn from the gateway's own, one for each use. */
export type LoginSecrets = {
  /** Of a session, from what its cookie holds. */
  digestOfSession(token: string): string;
  digestOfInvitation(token: string): string;
  /** Under which something tried is counted: nobody reads from the table who tried. */
  tryKey(what: string): string;
  /** Signs and encrypts what one controller's login keeps. */
  authSecret(controllerPublicId: string): string;
  /** What a form carries that was sent to this browser. */
  formToken(browser: string): string;
  isFormToken(browser: string, token: string): boolean;
};

export function createLoginSecrets(tokenKey: string): LoginSecrets {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', tokenKey, '', `remit: login, ${use}`, 32));
  const hmacFor = (use: string) => {
    const key = keyFor(use);
    return (text: string) => createHmac('sha256', key).update(text).digest('hex');
  };
  const formToken = hmacFor('forms');
  return {
    digestOfSession: hmacFor('sessions'),
    digestOfInvitation: hmacFor('invitations'),
    tryKey: hmacFor('tries'),
    authSecret: (publicId) => keyFor(`secrets of ${publicId}`).toString('base64url'),
    formToken,
    isFormToken(browser, token) {
      const [expected, given] = [Buffer.from(formToken(browser)), Buffer.from(token)];
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}
