import type { GlissadeDocument } from '../../../src/index.ts'

/** Documents as the user left them, kept by the browser: one for each board, and one of the user's own. */

const DATABASE = 'glissade-playground'
const STORE = 'drafts'

export function readDraft(name: string): Promise<GlissadeDocument | undefined> {
  return ask('readonly', (store) => store.get(name) as IDBRequest<GlissadeDocument | undefined>)
}

export async function writeDraft(name: string, document: GlissadeDocument): Promise<void> {
  await ask('readwrite', (store) => store.put(document, name))
}

export async function dropDraft(name: string): Promise<void> {
  await ask('readwrite', (store) => store.delete(name))
}

let database: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return database
}

async function ask<T>(mode: IDBTransactionMode, make: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await open()).transaction(STORE, mode)
  const request = make(transaction.objectStore(STORE))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}
