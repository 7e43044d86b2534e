interface Props {
  readonly controllers: readonly { readonly slug: string; readonly displayName: string }[];
  readonly chosen: string;
  readonly onChoose: (slug: string) => void;
}

/** Chooses whose policy is in force on the whole page. */
export function ControllerSwitch({ controllers, chosen, onChoose }: Props) {
  return (
    <fieldset className="switch">
      <legend className="sr-only">Whose policy is in force</legend>
      {controllers.map(({ slug, displayName }) => (
        <label key={slug}>
          <input
            type="radio"
            name="controller"
            value={slug}
            checked={slug === chosen}
            onChange={() => onChoose(slug)}
          />
          <span>{displayName}</span>
        </label>
      ))}
    </fieldset>
  );
}
