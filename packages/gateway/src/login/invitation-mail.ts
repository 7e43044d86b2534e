import { createTransport } from 'nodemailer';

/** Where invitations are sent from. */
export type MailOptions = {
  /** `smtps://user:password@mail.example` */
  readonly smtpUrl: string;
  /** `Helpdesk <desk@example>` */
  readonly from: string;
};

/** Sends somebody the link of an invitation. Throws where the mail server does not take it. */
export type SendInvitation = (to: string, controller: string, link: string) => Promise<void>;

export function createSendInvitation({ smtpUrl, from }: MailOptions): SendInvitation {
  const transport = createTransport(smtpUrl);
  return async (to, controller, link) => {
    await transport.sendMail({
      from,
      to,
      subject: `${controller}: your invitation`,
      text: `You are invited to the helpdesk of ${controller}.\n\n${link}\n\nThe link is good for three days, once. If you did not expect it, do nothing.\n`,
    });
  };
}
