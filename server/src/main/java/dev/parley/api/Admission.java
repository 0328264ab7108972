package dev.parley.api;

import io.javalin.http.Context;

/** Lets in who may use a route: it is known who they are, they do not ask too often, and may. */
record Admission(SignIn signIn, RequestRates rates, RoleGuard roles) {
  /**
   * Who makes the request.
   *
   * @throws ApiException what {@link SignIn#client} and {@link RoleGuard#require} refuse, 429 if
   *     they ask too often
   */
  ApiClient client(Route route, Context context) {
    ApiClient client = signIn.client(context);
    count(client, context);
    roles.require(RoleTable.deed(route), client);
    return client;
  }

  private void count(ApiClient client, Context context) {
    RateLimit.Verdict verdict = rates.take(client);
    context.header("X-RateLimit-Limit", Integer.toString(verdict.limit()));
    context.header("X-RateLimit-Remaining", Long.toString(verdict.remaining()));
    context.header("X-RateLimit-Reset", Long.toString(verdict.resetSeconds()));
    if (!verdict.allowed()) {
      throw ApiException.of(
              429,
              "rate_limited",
              "This %s has used its %d requests a minute; try again in %d s."
                  .formatted(
                      client.token() == null ? "session" : "token",
                      verdict.limit(),
                      verdict.retrySeconds()))
          .with("Retry-After", Long.toString(verdict.retrySeconds()));
    }
  }
}
