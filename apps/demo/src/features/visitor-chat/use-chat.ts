import { mutationDocument, queryDocument } from '@remit/sdk/urql';
import { useState } from 'react';
import type { ShownMessage } from '../../components/message-list.tsx';
import { useRemit } from '../../components/remit-provider.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useChange } from '../../components/use-change.ts';
import { useLive } from '../../components/use-live.ts';
import { chatMessage, joined } from './messages.ts';

const problem = { code: true, message: true, remedy: true } as const;

/** The visitor's newest chat that is still open, live, and the way to write into it or to open one. */
export function useChat() {
  const { remit } = useRemit();
  const { change, problems, isBusy } = useChange();
  const [live, setLive] = useState<readonly { readonly chatId: string; readonly message: ShownMessage }[]>(
    [],
  );
  const answer = useAnswer(
    queryDocument({
      chats: {
        $: { first: 1, filter: { status: ['OPEN', 'PENDING'] } },
        edges: {
          node: {
            id: true,
            assignee: { displayName: true, availability: true },
            messages: { $: { last: 50 }, edges: { node: chatMessage } },
          },
        },
      },
    }),
  );
  const chat = answer.data?.chats?.edges[0]?.node;
  const key = chat && `${remit.purpose ?? ''} ${chat.id}`;
  const id = chat?.id ?? '';
  const ended = useLive(key, {
    open: (call) =>
      remit.subscribe(
        { messageAdded: { $: { conversationId: id }, on: { ChatMessage: chatMessage } } },
        call,
      ),
    onEvent: ({ data: { messageAdded } }) => {
      if (messageAdded?.__typename !== 'ChatMessage') return;
      setLive((before) => [...before, { chatId: id, message: messageAdded }]);
    },
    catchUp: answer.reread,
  });
  // Closed, taken over, or something became dark: the whole chat is read again.
  useLive(key, {
    open: (call) => remit.subscribe({ chatChanged: { $: { id }, id: true } }, call),
    onEvent: answer.reread,
    catchUp: answer.reread,
  });

  async function send(text: string): Promise<boolean> {
    const done = chat
      ? await change(
          mutationDocument({
            sendMessage: {
              $: { input: { conversationId: chat.id, body: text } },
              message: { id: true },
              problems: problem,
            },
          }),
        )
      : await change(
          mutationDocument({
            openChat: { $: { input: { message: text } }, chat: { id: true }, problems: problem },
          }),
        );
    if (done) answer.reread();
    return done !== undefined;
  }

  const messages = joined(
    chat?.messages?.edges.map(({ node }) => node) ?? [],
    live.filter(({ chatId }) => chatId === chat?.id).map(({ message }) => message),
  );
  return { ...answer, chat, messages, problems, isBusy, ended, send };
}
