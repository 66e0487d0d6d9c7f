/** IndexedDB can keep a key that no script can read out, which `storage` cannot. */
const DATABASE = "secret-key";
const STORE = "keys";
const NAME = "token";

/** A new key in place of the old one, for encrypting; what the old one encrypted is lost. */
export async function newSecretKey(): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  await inStore("readwrite", (store) => store.put(key, NAME));
  return key;
}

/** The key, if there is one. */
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

/** A database that is there without its store would fail for ever: it gets the store with its next version. */
async function opened(): Promise<IDBDatabase> {
  // Whatever version it has: there is but one shape, and a higher number would be refused for ever.
  const database = await open();
  if (database.objectStoreNames.contains(STORE)) return database;
  const next = database.version + 1;
  database.close();
  // Somebody else may have done it meanwhile.
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
