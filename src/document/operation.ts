/** Operations are the only way in which a document changes. Plain JSON, so that they can be stored, sent and replayed. */
export type Operation = InsertOperation | UpdateOperation | DeleteOperation

/** Ids from the root down, the root's own first. */
export type NodePath = readonly string[]

type Props = Readonly<Record<string, unknown>>

/** Adds a node without children below the one at `parentPath`, as its child `index`; by default as the last. */
export interface InsertOperation {
  readonly type: 'INSERT'
  readonly payload: {
    readonly id: string
    readonly type: string
    readonly props?: Props
    readonly parentPath: NodePath
    readonly index?: number
  }
}

/** Merges `props` into those of the node, as `merge` does; what is not named stays. */
export interface UpdateOperation {
  readonly type: 'UPDATE'
  readonly payload: { readonly path: NodePath; readonly props: Props }
}

/** Takes away the node with all below it; when the transaction ends, also every reference to what is then gone. */
export interface DeleteOperation {
  readonly type: 'DELETE'
  readonly payload: { readonly path: NodePath }
}
