package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.StorableText;
import dev.parley.call.UserId;
import dev.parley.records.Records;
import dev.parley.records.Role;
import dev.parley.records.TeamMember;
import dev.parley.records.TeamMembers;
import dev.parley.records.User;
import dev.parley.records.Welcome;
import dev.parley.wire.WireTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is in a team, and what they may do there. */
final class MemberRoutes {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EMAIL = 320;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

  private final Records records;
  private final TeamMembers members;

  MemberRoutes(Records records) {
    this.records = records;
    this.members = records.members();
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/member", this::list),
        // Not to be answered again under an Idempotency-Key: the ticket would be kept for that.
        Route.ask("/member", this::add),
        Route.get("/member/{id}", this::read),
        Route.put("/member/{id}", this::change),
        Route.delete("/member/{id}", this::remove),
        Route.ask("/member/{id}/welcome", this::welcome));
  }

  private Answer list(Request request) {
    return Answer.of(
        ApiJson.page(
            "members",
            members.list(request.team(), request.query().page()),
            member -> json(member, request)));
  }

  private Answer add(Request request) {
    Body body = request.body();
    String name = text(body, "name", LONGEST_NAME);
    String email = text(body, "email", LONGEST_EMAIL);
    Role role = role(body.required("role"));
    if (!EMAIL.matcher(email).matches()) {
      throw ApiException.invalid(
          "email",
          "The field email must be an address such as olga@example.org and is \"%s\"."
              .formatted(ApiException.shortened(email)));
    }
    Welcome welcome =
        Welcome.add(records, request.team(), new Welcome.Wish(name, email, role))
            .orElseThrow(() ->
                ApiException.conflict(
                        "member_exists",
                        "Somebody with the e-mail address \"%s\" is a member of this team already; PUT /member/{id} gives them another role."
                            .formatted(ApiException.shortened(email)))
                    .in("email"));
    return Answer.of(json(welcome, request));
  }

  private Answer read(Request request) {
    return Answer.of(json(found(request), request));
  }

  private Answer change(Request request) {
    String word = request.body().text("role");
    TeamMember member = found(request);
    if (word == null) {
      throw ApiException.missing("role");
    }
    done(members.change(request.team(), member.user().id(), role(word)), member, request);
    return read(request);
  }

  private Answer remove(Request request) {
    TeamMember member = found(request);
    done(members.remove(request.team(), member.user().id()), member, request);
    return Answer.of(json(member, request));
  }

  private Answer welcome(Request request) {
    TeamMember member = found(request);
    Welcome welcome = Welcome.of(records, member);
    if (welcome.ticket() == null) {
      throw member.welcomed()
          ? ApiException.conflict(
              "password_chosen",
              "This member has a password and signs in by it. Whoever runs the server makes another with: parley token --password --login ADDRESS")
          : ApiException.conflict(
              "known_elsewhere",
              "This member is in another team of this server too, and comes in by the link that was made there. Whoever runs the server makes them a password with: parley token --password --login ADDRESS");
    }
    return Answer.of(json(welcome, request));
  }

  private static void done(TeamMembers.Change change, TeamMember member, Request request) {
    switch (change) {
      case DONE -> {}
      case UNKNOWN -> throw unknown(request);
      case LAST_ADMIN ->
          throw ApiException.conflict(
              "last_admin",
              "This is the only admin of the team, which nobody could look after without them; make somebody else one first (PUT /member/{id}).");
      case HAS_TOKENS ->
          throw ApiException.conflict(
              "has_tokens",
              "This member made API tokens that whoever knows them can do everything by: %s. Have somebody else make others where they are needed, and revoke these first (DELETE /token/{id})."
                  .formatted(
                      member.tokens().stream()
                          .map(ApiException::shortened)
                          .collect(Collectors.joining("\", \"", "\"", "\""))));
    }
  }

  private static String text(Body body, String field, int longest) {
    String _ = body.required(field);
    return StorableText.of(String.valueOf(body.text(field, longest)).strip());
  }

  private static Role role(String word) {
    return Role.of(word)
        .orElseThrow(() ->
            ApiException.invalid(
                "role",
                "The field role must be one of %s and is \"%s\"."
                    .formatted(
                        Arrays.stream(Role.values())
                            .map(Role::word)
                            .collect(Collectors.joining(", ")),
                        ApiException.shortened(word))));
  }

  private TeamMember found(Request request) {
    UUID id = Request.uuid(request.context().pathParam("id")).orElseThrow(() -> unknown(request));
    return members.get(request.team(), new UserId(id)).orElseThrow(() -> unknown(request));
  }

  private static ApiException unknown(Request request) {
    return ApiException.notFound("member", request.context().pathParam("id"));
  }

  private static ObjectNode json(Welcome welcome, Request request) {
    ObjectNode json = json(welcome.member(), request);
    Welcome.Ticket ticket = welcome.ticket();
    if (ticket == null) {
      return json.putNull("welcome").putNull("welcome_expires");
    }
    // Behind # no server and no proxy on the way sees it.
    return json.put("welcome", "/app/welcome#" + ticket.secret())
        .put("welcome_expires", WireTime.of(ticket.expires()));
  }

  private static ObjectNode json(TeamMember member, Request request) {
    User user = member.user();
    ObjectNode json =
        ApiJson.object()
            .put("id", user.id().toString())
            .put("name", user.name())
            .put("email", user.email())
            .put("role", member.role().word())
            .put("welcomed", member.welcomed())
            .put("you", user.id().equals(request.client().user()));
    ArrayNode tokens = json.putArray("tokens");
    member.tokens().forEach(tokens::add);
    return json;
  }
}
