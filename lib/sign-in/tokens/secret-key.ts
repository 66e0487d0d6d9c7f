/** IndexedDB can hold a key that no script can read; `storage` can't. */
const DATABASE = "secret-key";
const STORE = "keys";
const NAME = "token";

/** Replaces the key; what the old one encrypted is lost. */
export async function newSecretKey(): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  await inStore("readwrite", (store) => store.put(key, NAME));
  return key;
}

/** The key; null if there is none. */
export async function secretKey(): Promise<CryptoKey | null> {
  const key = await inStore("readonly", (store) => store.get(NAME));
  return key instanceof CryptoKey ? key : null;
}

async function inStore(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    await new Promise<void>((done, fail) => {
      transaction.addEventListener("complete", () => done());
      transaction.addEventListener("abort", () => fail(transaction.error));
    });
    return request.result;
  } finally {
    database.close();
  }
}

/**
 * Opens the database. Without its store it would fail forever, so a missing store is added in a new version.
 */
async function opened(): Promise<IDBDatabase> {
  // Open any version: there is only one shape, and requesting a version would fail forever if the stored one
  // is higher.
  const database = await open();
  if (database.objectStoreNames.contains(STORE)) return database;
  const next = database.version + 1;
  database.close();
  // The worker or another page may have done it meanwhile.
  return open(next).catch(() => open());
}

function open(version?: number): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open(DATABASE, version);
    request.addEventListener("upgradeneeded", () => {
      if (!request.result.objectStoreNames.contains(STORE)) request.result.createObjectStore(STORE);
    });
    request.addEventListener("success", () => done(request.result));
    request.addEventListener("error", () => fail(request.error));
  });
}
