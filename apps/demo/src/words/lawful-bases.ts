const WORDS: Readonly<Record<string, string>> = {
  consent: 'the person’s consent',
  contract: 'a contract with the person',
  legal_obligation: 'a duty by law',
  vital_interests: 'somebody’s life or health',
  public_task: 'a public task',
  legitimate_interests: 'the company’s own interest',
};

/** `legitimate_interests` → `the company’s own interest`. */
export function basisInWords(type: string): string {
  return WORDS[type] ?? type.replaceAll('_', ' ');
}

const CHANNELS: Readonly<Record<string, string>> = {
  email: 'e-mail',
  sms: 'SMS',
  viber: 'Viber',
  phone: 'phone',
  ads: 'advertisements',
  scripts: 'scripts on the site',
  third_party: 'other companies',
};

/** `sms` → `SMS`. */
export function channelInWords(channel: string): string {
  return CHANNELS[channel] ?? channel.replaceAll('_', ' ');
}
