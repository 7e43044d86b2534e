/** A member of staff who is signed in, as one controller's. */
export type SignedInAgent = {
  readonly agentId: number;
  readonly controllerId: number;
  /** Id of a role. */
  readonly role: string;
  /** Whether a second factor was shown. Without it nobody installs anything. */
  readonly secondFactor: boolean;
};

/** What an authorization server needs of its host. */
export type OAuthOptions = {
  /** Where browsers and apps reach the gateway: `https://desk.example`, an origin without a path. It is the issuer. */
  readonly issuer: string;
  /** Who sits at the browser, by the session of agents' login. */
  readonly signedInAgent: (request: Request) => Promise<SignedInAgent | undefined>;
  /**
   * Where somebody signs in, who then comes back to this path.
   * @param desk slug of the controller, where `asksForDesk` is set
   */
  readonly signInUrl: (returnTo: string, desk?: string) => string;
  /** Signing in is each controller's own: its slug is asked for first. */
  readonly asksForDesk?: boolean;
  /** Whether a role decides about apps. */
  readonly mayInstall: (role: string) => boolean;
};
