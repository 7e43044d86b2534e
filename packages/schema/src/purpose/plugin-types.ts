import type {
  FieldNullability,
  FieldRequiredness,
  InputFieldMap,
  InputType,
  SchemaTypes,
  TypeParam,
} from '@pothos/core';
import type { CountInList } from '../nested-cursor.ts';
import type { Policy } from '../profile/compile.ts';
import type { InputLabel, Label, NotPersonal } from './label.ts';
import type { PurposeGatePlugin, PurposePlugin } from './plugin.ts';
import type { Brings } from './select-if-allowed.ts';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      purposeGate: PurposeGatePlugin<Types>;
      purpose: PurposePlugin<Types>;
    }

    export interface BuildSchemaOptions<Types extends SchemaTypes> {
      purpose: {
        /** A labelled category must have a clause in at least one of these, or the schema does not build. */
        readonly policies: readonly Policy[];
      };
    }

    export interface BaseTypeOptions<Types extends SchemaTypes = SchemaTypes> {
      /**
       * `false`: nothing here is about a person. `'where returned'`: the field that returns the type carries the label.
       * Left out: every leaf field says for itself.
       */
      personal?: NotPersonal | 'where returned';
    }

    export interface FieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      ParentShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveShape = unknown,
      ResolveReturnShape = unknown,
    > {
      /**
       * The kind of data and whose it is; or `false`. On an interface `'by type'`: each implementing type says. On a
       * payload `'receipt'`: the caller wrote it itself in this very mutation.
       */
      personal?: Label | NotPersonal | 'by type' | 'receipt';
      /** Lists only: a person that the row brings along for all rows of the list. */
      brings?: Brings;
      /** Lists below a row only: a cursor must stand in the list of that row. */
      countInList?: CountInList;
      /** Root fields only: answered without a declared purpose, and why that is right. */
      ungated?: string;
    }

    export interface InputFieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      Type extends InputType<Types> | [InputType<Types>] = InputType<Types> | [InputType<Types>],
      Req extends FieldRequiredness<Type> = FieldRequiredness<Type>,
    > {
      /** The kind of data that this input filters, sorts or searches by, or writes; or `false`. */
      personal?: InputLabel | NotPersonal;
    }

    export interface EnumValueConfig<Types extends SchemaTypes> {
      /** The kind of data that this value sorts or groups by. */
      personal?: InputLabel | NotPersonal;
    }
  }
}
