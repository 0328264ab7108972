package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.StorableText;
import dev.parley.call.TeamId;
import dev.parley.call.UserId;
import dev.parley.records.Records;
import dev.parley.records.Session;
import dev.parley.records.Sessions;
import dev.parley.records.SignInTickets;
import dev.parley.records.Team;
import dev.parley.records.TeamMembers;
import dev.parley.records.User;
import dev.parley.records.Users;
import dev.parley.wire.WireTime;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Signing in with a browser, and out again. */
final class SessionRoutes {
  private static final int LONGEST_EMAIL = 320;
  private static final int LONGEST_SECRET = 200;

  private final Users users;
  private final TeamMembers members;
  private final Sessions sessions;
  private final SignInTickets tickets;
  private final SessionSignIn signIn;
  private final SignInTries tries;
  private final List<String> features;

  SessionRoutes(Records records, SessionSignIn signIn, SignInTries tries, List<String> features) {
    this.users = records.users();
    this.members = records.members();
    this.sessions = records.sessions();
    this.tickets = records.signInTickets();
    this.signIn = signIn;
    this.tries = tries;
    this.features = List.copyOf(features);
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.signIn("/session", this::byPassword),
        Route.signIn("/session/ticket", this::byTicket),
        Route.get("/session", this::read),
        Route.delete("/session", this::end),
        Route.put("/session/team", this::move),
        Route.put("/user/password", this::changePassword));
  }

  private Answer byPassword(Request request) {
    signIn.site().requireOwn(request.context(), false);
    Body body = request.body();
    String email = text(body, "email", LONGEST_EMAIL);
    String password = text(body, "password", LONGEST_SECRET);
    ClientAddress from = signIn.site().client(request.context());
    tries.begin(from, email);
    User user =
        users
            .signIn(email, password)
            .orElseThrow(() ->
                ApiException.of(
                    401,
                    "wrong_credentials",
                    "There is nobody with this e-mail address and this password."));
    tries.right(from, email);
    return begin(request.context(), user.id(), false);
  }

  private Answer byTicket(Request request) {
    signIn.site().requireOwn(request.context(), false);
    String ticket = text(request.body(), "ticket", LONGEST_SECRET);
    ClientAddress from = signIn.site().client(request.context());
    tries.begin(from);
    UserId user =
        tickets
            .redeem(ticket)
            .orElseThrow(() ->
                ApiException.of(
                    401,
                    "unknown_ticket",
                    "This ticket is not known, was used, or is too old: one that the server printed is good for %d minutes, one of a new member for %d days. Start the server again for another, ask an admin of your team, or make a password with: parley token --password"
                        .formatted(
                            SignInTickets.LIFE.toMinutes(), SignInTickets.WELCOME.toDays())));
    tries.right(from);
    return begin(request.context(), user, true);
  }

  private static String text(Body body, String field, int longest) {
    body.required(field);
    return StorableText.of(String.valueOf(body.text(field, longest)));
  }

  /** Whoever signs in is known by another cookie than before, whatever that was. */
  private Answer begin(Context context, UserId user, boolean passwordDue) {
    signIn.cookie().read(context).ifPresent(sessions::end);
    signIn.forget(context);
    return begun(
        context,
        sessions
            .begin(user, passwordDue)
            .orElseThrow(() ->
                ApiException.of(
                    403, "no_team", "This user is in no team; an admin can add them.")));
  }

  private Answer begun(Context context, Session.Begun begun) {
    signIn.cookie().write(context, begun.secret());
    var key = new ApiClient.Key.OfSession(begun.session(), Csrf.of(begun.secret()));
    return told(new ApiClient(key, begun.session().user(), begun.session().team()));
  }

  private Answer read(Request request) {
    return told(request.client());
  }

  private Answer told(ApiClient client) {
    User user = users.get(client.team(), client.user()).orElseThrow(SessionRoutes::gone);
    List<Team> teams = users.teams(client.user());
    ObjectNode json = ApiJson.object();
    json.putObject("user")
        .put("id", user.id().toString())
        .put("name", user.name())
        .put("email", user.email());
    ArrayNode list = json.arrayNode();
    for (Team team : teams) {
      if (team.id().equals(client.team())) {
        json.set("team", named(team));
      }
      list.add(named(team));
    }
    json.set("teams", list);
    json.put("role", client.role().word());
    ObjectNode forbidden = json.putObject("forbidden");
    RoleTable.forbidden(client.role()).forEach((deed, least) -> forbidden.put(deed, least.word()));
    ArrayNode asked = json.putArray("admins");
    members.admins(client.team()).forEach(asked::add);
    ArrayNode able = json.putArray("features");
    features.forEach(able::add);
    switch (client.key()) {
      case ApiClient.Key.OfToken _ ->
          json.putNull("csrf").putNull("expires").put("password_due", false);
      case ApiClient.Key.OfSession(Session session, String csrf) ->
          json.put("csrf", csrf)
              .put("expires", WireTime.of(session.expires()))
              .put("password_due", session.passwordDue());
    }
    return Answer.of(json);
  }

  private static ObjectNode named(Team team) {
    return ApiJson.object().put("id", team.id().toString()).put("name", team.name());
  }

  private static ApiException gone() {
    return ApiException.of(401, "session_ended", "This user is no member of the team any more.");
  }

  private Answer end(Request request) {
    Session _ = session(request);
    signIn.cookie().read(request.context()).ifPresent(sessions::end);
    signIn.forget(request.context());
    signIn.cookie().clear(request.context());
    return Answer.of(ApiJson.object());
  }

  private Answer move(Request request) {
    String id = request.body().required("team_id");
    Session session = session(request);
    TeamId team =
        Request.uuid(id)
            .map((UUID uuid) -> new TeamId(uuid))
            .filter(wanted -> sessions.move(session, wanted))
            .orElseThrow(() ->
                ApiException.of(
                        403,
                        "wrong_team",
                        "You are no member of the team \"%s\"."
                            .formatted(ApiException.shortened(id)))
                    .in("team_id"));
    signIn.forget(request.context());
    return told(new ApiClient(request.client().key(), session.user(), team));
  }

  private static Session session(Request request) {
    return switch (request.client().key()) {
      case ApiClient.Key.OfSession(Session session, String _) -> session;
      case ApiClient.Key.OfToken _ ->
          throw ApiException.conflict(
              "no_session",
              "This request was made by a token and has no session. A token is revoked by DELETE /token/{id}.");
    };
  }

  private Answer changePassword(Request request) {
    ApiClient client = request.client();
    new NewPassword(users, tries, signIn.site()).change(request);
    signIn.forget(request.context());
    return switch (client.key()) {
      case ApiClient.Key.OfToken _ -> told(client);
      case ApiClient.Key.OfSession(Session session, String _) ->
          begun(request.context(), sessions.renew(session).orElseThrow(SessionRoutes::gone));
    };
  }
}
