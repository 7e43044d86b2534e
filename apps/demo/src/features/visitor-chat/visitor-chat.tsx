import { Composer } from '../../components/composer.tsx';
import { MessageList } from '../../components/message-list.tsx';
import { Fault, Loading, Notice, Problems } from '../../components/notice.tsx';
import { useChat } from './use-chat.ts';

/** The chat window of the shop. */
export function VisitorChat({ shop }: { readonly shop: string }) {
  const { chat, messages, denials, data, fault, isLoading, reread, problems, isBusy, ended, send } =
    useChat();
  const agent = chat?.assignee?.displayName;
  return (
    <section className="chat" aria-label="Chat">
      <p className="chat-with">
        {agent ? `You are talking to ${agent}` : `Write to ${shop}. A person answers.`}
      </p>
      {fault && <Fault fault={fault} onRetry={reread} />}
      {isLoading && data === undefined ? (
        <Loading lines={4} label="Loading the chat" />
      ) : (
        <MessageList label="Your chat" messages={messages} denials={denials} own="DataSubject" />
      )}
      {ended && <Notice tone="fault">{ended}</Notice>}
      <Problems problems={problems} />
      <Composer label="Your message" button="Send" isBusy={isBusy} onSend={send} />
    </section>
  );
}
