/**
 * What a client may select, for the type checker only: the purpose it reads for, the categories of personal data inside
 * that purpose, and for other categories the purposes that have them. The gateway decides at run time all the same.
 */
export interface View {
  readonly purpose: string;
  /** A category stands for its parts: `user.contact` for `user.contact.email`. */
  readonly categories: string;
  /** `{ 'user.contact.email': 'support.ticketing' | 'service.account' }` */
  readonly purposesOf: object;
}

/** The view of a client without a manifest: every field of the schema compiles. */
export interface Everything extends View {
  readonly purposesOf: {};
}

/** Whether all of a field's categories are inside the view. A field without personal data always is. */
export type Covers<V extends View, Category extends string> = [Category] extends [
  V['categories'] | `${V['categories']}.${string}`,
]
  ? true
  : false;

/** Where else a category can be read: `'; it is inside: support.ticketing'`, or nothing. */
export type Elsewhere<V extends View, Category extends string> = Category extends keyof V['purposesOf']
  ? `; it is inside: ${V['purposesOf'][Category] & string}`
  : '';
