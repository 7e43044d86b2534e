import type { Answer, Question } from './result.ts';

export type HttpAnswer = Answer & { readonly status: number; readonly headers: Headers };

async function requestFor(
  url: string,
  operation: string,
  question: Question,
  accept: string,
): Promise<RequestInit> {
  const { as, prove, cookie, purpose, key, variables, operationName, extensions } = question;
  return {
    method: 'POST',
    headers: {
      accept,
      'content-type': 'application/json',
      ...(as && { authorization: `${prove ? 'DPoP' : 'Bearer'} ${as}` }),
      ...(prove && { dpop: await prove('POST', url) }),
      ...(cookie && { cookie }),
      ...(purpose && { 'remit-purpose': purpose }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    body: JSON.stringify({ query: operation, variables, operationName, extensions }),
  };
}

/** Asks with a POST and waits for the JSON answer. */
export async function askOverHttp(url: string, operation: string, question: Question): Promise<HttpAnswer> {
  const request = await requestFor(url, operation, question, 'application/graphql-response+json');
  const response = await fetch(url, request);
  return { ...((await response.json()) as Answer), status: response.status, headers: response.headers };
}

/** Asks with a POST and reads the answers as they come; ends with the stream. */
export async function* streamOverSse(
  url: string,
  operation: string,
  question: Question,
  signal = new AbortController().signal,
): AsyncGenerator<Answer> {
  const request = await requestFor(url, operation, question, 'text/event-stream');
  const response = await fetch(url, { ...request, signal });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    yield (await response.json()) as Answer;
    return;
  }
  let text = '';
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = /^event: next\ndata: (.*)$/s.exec(event)?.[1];
      if (data !== undefined) yield JSON.parse(data) as Answer;
      if (event.startsWith('event: complete')) return;
    }
  }
}
