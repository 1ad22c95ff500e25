import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** What a registry answers about a package that has one version. */
function documentOf({ manifest, file }, url) {
  const { name, version } = manifest;
  const content = readFileSync(file);
  const sha = algorithm => createHash(algorithm).update(content);
  // Yarn keeps what it fetched by address: other content needs another one.
  const tarball = `${url}/-/${sha('sha256').digest('hex')}.tgz`;
  return {
    tarball,
    body: {
      name,
      'dist-tags': { latest: version },
      versions: {
        [version]: {
          ...manifest,
          dist: {
            tarball,
            shasum: sha('sha1').digest('hex'),
            integrity: `sha512-${sha('sha512').digest('base64')}`,
          },
        },
      },
    },
  };
}

/**
 * Serves packed packages on this machine as the npm registry would serve them once
 * they are published, so that a newcomer's commands and the version ranges between
 * the packages are tried as they are.
 *
 * @param packs - what {@link packPackages} made
 * @returns where it is, and how to end it
 */
export async function servePackages(packs) {
  const documents = new Map();
  const files = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url.split('?')[0]);
    const document = documents.get(path);
    const file = files.get(path);
    if (document) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(document));
    } else if (file) {
      createReadStream(file).pipe(response);
    } else {
      response.statusCode = 404;
      response.end('{}');
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${server.address().port}`;
  for (const pack of packs) {
    const { tarball, body } = documentOf(pack, url);
    documents.set(`/${pack.manifest.name}`, body);
    files.set(new URL(tarball).pathname, pack.file);
  }
  return {
    url,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
