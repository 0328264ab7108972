package dev.parley.api;

import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import java.util.UUID;

/**
 * Who makes a request: a program or a person with a token.
 *
 * @param token the id of the token, not its secret
 * @param team the team the request acts in
 */
record ApiClient(UUID token, UserId user, TeamId team) {}
