/** `remit`: run a gateway, fill it, give and take tokens, install apps, read policy profiles. */
import { defineCommand, runMain } from 'citty';

const remit = defineCommand({
  meta: { name: 'remit', description: 'A helpdesk API that stays within its remit.' },
  subCommands: {
    dev: () => import('./dev.ts').then(({ dev }) => dev),
    start: () => import('./start.ts').then(({ start }) => start),
    migrate: () => import('./migrate.ts').then(({ migrateCommand }) => migrateCommand),
    seed: () => import('./seed.ts').then(({ seedCommand }) => seedCommand),
    token: () => import('./token.ts').then(({ token }) => token),
    app: () => import('./app.ts').then(({ app }) => app),
    profile: () => import('./profile.ts').then(({ profile }) => profile),
  },
});

await runMain(remit);
