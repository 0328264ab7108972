package dev.parley.api;

import dev.parley.call.StorableText;
import dev.parley.records.User;
import dev.parley.records.Users;

/** Somebody chooses another password, and shows that it is they who do. */
record NewPassword(Users users, SignInTries tries, Site site) {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 200;

  void change(Request request) {
    Body body = request.body();
    body.required("password");
    String password = StorableText.of(String.valueOf(body.text("password", LONGEST)));
    if (password.length() < SHORTEST) {
      throw ApiException.invalid(
          "password",
          "The field password has %d characters and must have %d at least; a few words are a good one."
              .formatted(password.length(), SHORTEST));
    }
    String current = body.text("current", LONGEST);
    if (!due(request)) {
      if (current == null) {
        throw ApiException.missing("current");
      }
      prove(request, current);
    }
    users.change(request.client().user(), password);
  }

  /** Whoever signed in by a ticket has no password that they could know. */
  private static boolean due(Request request) {
    return switch (request.client().key()) {
      case ApiClient.Key.OfSession key -> key.session().passwordDue();
      case ApiClient.Key.OfToken _ -> false;
    };
  }

  private void prove(Request request, String current) {
    ApiClient client = request.client();
    User user = users.get(client.team(), client.user()).orElseThrow();
    ClientAddress from = site.client(request.context());
    tries.begin(from, user.email());
    if (users.signIn(user.email(), current).isEmpty()) {
      throw ApiException.of(403, "wrong_password", "The field current is not your password.")
          .in("current");
    }
    tries.right(from, user.email());
  }
}
