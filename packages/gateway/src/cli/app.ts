import { defineCommand } from 'citty';

export const app = defineCommand({
  meta: { description: 'Check, update, install, hold, narrow and take back third-party apps' },
  subCommands: {
    check: () => import('./app-check.ts').then(({ checkApp }) => checkApp),
    register: () => import('./app-register.ts').then(({ registerCommand }) => registerCommand),
    update: () => import('./app-update.ts').then(({ updateCommand }) => updateCommand),
    install: () => import('./app-install.ts').then(({ installCommand }) => installCommand),
    list: () => import('./app-list.ts').then(({ listApps }) => listApps),
    hold: () => import('./app-hold.ts').then(({ holdCommand }) => holdCommand),
    narrow: () => import('./app-narrow.ts').then(({ narrowCommand }) => narrowCommand),
    revoke: () => import('./app-revoke.ts').then(({ revokeCommand }) => revokeCommand),
  },
});
