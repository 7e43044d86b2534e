/** @remit/schema: what personal data exists in a helpdesk, what it is for, and who may see it now. */
export { buildSchema, type RemitSchema } from './schema.ts';
export type {
  Attempt,
  Caller,
  ChangeEvent,
  Changes,
  ChangeType,
  Context,
  ControllerFacts,
  Files,
  KeptOutcome,
  RecordWrite,
  Watched,
} from './context.ts';
export { costOf } from './cost.ts';
export { readTyping, TYPING_CHANNEL } from './graph/typing/signal.ts';
export { WAITS as FILE_WAITS } from './graph/upload/take-files.ts';
export { openDatabase, type Database, type DatabaseOptions, type Sql } from './db/database.ts';
export { isDatabaseAway } from './db/database-away.ts';
export { isDiskFull } from './db/room-on-disk.ts';
export type { Operation, WalledDatabase } from './db/operation.ts';
export { demandWall, WallBroken } from './db/wall-faults.ts';
export { warmUp } from './db/warm-up.ts';
export { migrate } from './db/migrate.ts';
export { kindOfPublicId, newPublicId } from './db/public-id.ts';
export { canonicalJson } from './profile/canonical-json.ts';
export { loadProfile } from './profile/load.ts';
export type { LoadMode } from './profile/rules/rule.ts';
export { type Fault, faultsInWords } from './profile/faults.ts';
export { describeProfile } from './profile/describe.ts';
export { diffInWords, diffProfiles } from './profile/diff.ts';
export { type Clause, clauseInWords } from './profile/clause.ts';
export { compileProfile, type CompiledPurpose, type Policy } from './profile/compile.ts';
export type { PolicyProfile } from './profile/shape.ts';
export { notStated, operator, stated, statute } from './profile/leaf.ts';
export { type Access, gives, type RecipientFacts } from './purpose/access.ts';
export { coordinatesOf } from './purpose/coordinates.ts';
export { decide, type StaticDecision } from './purpose/decide.ts';
export { type PolicyInForce, recomputeLawfulness } from './purpose/lawfulness.ts';
export { PolicyNotDated, publishPolicy } from './purpose/publish-policy.ts';
export { type Plan, planFor } from './purpose/plan.ts';
export { type Denial, type Narrowed, Reads } from './purpose/reads.ts';
export { DENIAL_REASONS, type DenialReason } from './purpose/reasons.ts';
export { TRANSFER_MECHANISM_IDS, TRANSFER_MECHANISMS, type TransferMechanism } from './taxonomy/areas.ts';
export {
  covers,
  DATA_CATEGORIES,
  type DataCategory,
  isDataCategory,
  isInternal,
} from './taxonomy/data-categories.ts';
export {
  type AppManifest,
  type ManifestFault,
  manifestFaultsInWords,
  parseManifest,
} from './app/manifest.ts';
export { judgeInstallation } from './app/judge-installation.ts';
export type { InstallationQuestion } from './app/installation-question.ts';
export {
  type GrantedPurpose,
  type InstallationJudgement,
  type LeftOut,
  type Narrowing,
  type Need,
  type RefusalReason,
} from './app/judgement.ts';
export {
  installApp,
  type Installed,
  type InstallOptions,
  judgeInstallationNow,
  uninstallApp,
} from './app/install-app.ts';
export { digestOfDocument, type HeldApp, holdApp, type HoldOptions } from './app/hold-app.ts';
export { narrowGrant, type NarrowedGrant, type NarrowOptions, purposesIn } from './app/narrow-grant.ts';
export { judgementInWords } from './app/judgement-in-words.ts';
export { registerApp, type RegisterOptions, updateApp } from './app/register.ts';
export { type RegisterEntry, registerEntryOf } from './app/register-entry.ts';
export { NoPolicyInForce } from './app/policy-of-controller.ts';
export { type ScopeNeed, scopesMissing, scopesNeeded } from './app/scopes-needed.ts';
export { isScope, type Scope, SCOPE_IDS, SCOPES } from './taxonomy/scopes.ts';
export { UnlabelledSchemaError } from './purpose/check-schema.ts';
export { publishedProfiles } from '../profiles/index.ts';
export { seed, type SeededController, type SeedOptions } from './seed/seed.ts';
