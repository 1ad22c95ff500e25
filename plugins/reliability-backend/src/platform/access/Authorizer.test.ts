import {
  incidentReadPermission,
  postmortemReadPermission,
} from '@afterword/plugin-reliability-common';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { decidedOnce, RequestContext } from '../http/RequestContext';
import { Authorizer } from './Authorizer';

const transform = () => {
  throw new Error('nothing is conditional here');
};
const kim = (reads: boolean, refs = ['user:default/kim']): RequestContext => ({
  principal: { kind: 'user', ref: 'user:default/kim', groups: [], refs },
  credentials: mockCredentials.user('user:default/kim'),
  reads,
});

describe('What a person may read', () => {
  const permissions = mockServices.permissions.mock();
  const asked = permissions.authorizeConditional;
  const ask = (authorizer: Authorizer, context: RequestContext) =>
    authorizer.criteria(context, incidentReadPermission, transform);

  beforeEach(() => {
    asked.mockReset();
    asked.mockResolvedValue([{ result: AuthorizeResult.ALLOW }]);
  });

  it('is remembered, also that it is nothing', async () => {
    const authorizer = new Authorizer(permissions, 5000);
    asked.mockResolvedValue([{ result: AuthorizeResult.DENY }]);
    await expect(ask(authorizer, kim(true))).rejects.toThrow('permission');
    await expect(ask(authorizer, kim(true))).rejects.toThrow('permission');
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('is forgotten after a while', async () => {
    const authorizer = new Authorizer(permissions, 1);
    await ask(authorizer, kim(true));
    await new Promise(resolve => setTimeout(resolve, 20));
    asked.mockResolvedValue([{ result: AuthorizeResult.DENY }]);
    await expect(ask(authorizer, kim(true))).rejects.toThrow('permission');
  });

  it('is asked again for whoever has other groups', async () => {
    const authorizer = new Authorizer(permissions, 5000);
    await ask(authorizer, kim(true));
    await ask(authorizer, kim(true, ['user:default/kim', 'group:default/one']));
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('is asked every time for whoever changes something, and neither learned from it', async () => {
    const authorizer = new Authorizer(permissions, 5000);
    await ask(authorizer, kim(false));
    await ask(authorizer, kim(true));
    await ask(authorizer, kim(false));
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('stands for a whole export, whatever is decided meanwhile', async () => {
    const authorizer = new Authorizer(permissions, 0);
    const once = decidedOnce(kim(true));
    await ask(authorizer, once);
    asked.mockResolvedValue([{ result: AuthorizeResult.DENY }]);
    await ask(authorizer, once);
    expect(asked).toHaveBeenCalledTimes(1);
    await expect(ask(authorizer, kim(true))).rejects.toThrow('permission');
  });

  it('is asked for each question that an export has, once', async () => {
    const authorizer = new Authorizer(permissions, 0);
    const once = decidedOnce(kim(true));
    const question = { permission: incidentReadPermission, transform };
    const other = { permission: postmortemReadPermission, transform };
    await authorizer.decide(once, { question });
    asked.mockResolvedValue([{ result: AuthorizeResult.DENY }]);
    const decided = await authorizer.decide(once, { other, question });
    expect(asked).toHaveBeenLastCalledWith(
      [{ permission: postmortemReadPermission }],
      expect.anything(),
    );
    expect(decided).toMatchObject({
      other: { allowed: false },
      question: { allowed: true },
    });
  });

  it('is asked every time for services, and where nothing is to be remembered', async () => {
    const authorizer = new Authorizer(permissions, 5000);
    const service: RequestContext = {
      principal: { kind: 'service', subject: 'plugin:search' },
      credentials: mockCredentials.service(),
      reads: true,
    };
    await ask(authorizer, service);
    await ask(authorizer, service);
    const forgetful = new Authorizer(permissions, 0);
    await ask(forgetful, kim(true));
    await ask(forgetful, kim(true));
    expect(asked).toHaveBeenCalledTimes(4);
  });
});
