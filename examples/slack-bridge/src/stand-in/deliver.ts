import { createHmac } from 'node:crypto';

type Delivery = {
  /** Where the app takes requests. */
  readonly requestUrl: string;
  readonly signingSecret: string;
  readonly body: string;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
  readonly headers?: Readonly<Record<string, string>> | undefined;
};

/**
 * Sends a request to an app as Slack does, with its signature.
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 * @returns the status of the answer
 */
export async function deliver(delivery: Delivery): Promise<number> {
  const { requestUrl, signingSecret, body, contentType, headers } = delivery;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const answer = await fetch(requestUrl, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
      ...headers,
    },
    body,
  }).catch((cause: unknown) => {
    throw new Error(`Nothing answers at ${requestUrl}. Is the bridge running? Its command is: start.`, {
      cause,
    });
  });
  await answer.body?.cancel();
  return answer.status;
}
