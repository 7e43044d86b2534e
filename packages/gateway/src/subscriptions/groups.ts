/** Members by controller; a group without members is forgotten. */
export class Groups<Member> {
  readonly #groups: Map<number, Set<Member>> = new Map();

  /** @returns how to leave; a second call does nothing */
  join(controllerId: number, member: Member): () => void {
    const group = this.#groups.get(controllerId) ?? new Set();
    this.#groups.set(controllerId, group.add(member));
    return () => {
      if (group.delete(member) && group.size === 0) this.#groups.delete(controllerId);
    };
  }

  of(controllerId: number): Iterable<Member> {
    return this.#groups.get(controllerId) ?? [];
  }

  *all(): Iterable<Member> {
    for (const group of this.#groups.values()) yield* group;
  }
}
