import type { PolicyProfile } from '../src/profile/shape.ts';
import { chatCenter } from './chat-center/index.ts';
import { chat2desk } from './chat2desk/index.ts';
import { infostud } from './infostud/index.ts';
import { locusd } from './locusd/index.ts';
import { sapat } from './sapat/index.ts';

/** The published policies as code, one profile a controller. Load them before use: they are only data until then. */
export const publishedProfiles: readonly PolicyProfile[] = [chat2desk, sapat, infostud, locusd, chatCenter];
