package dev.parley.api;

import io.javalin.http.HandlerType;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The table of routes: everything this server answers, first match first. */
final class Routes {
  private Routes() {}

  /** The methods of each path as the header Allow lists them. */
  static Map<String, String> methods(List<Route> routes) {
    Map<String, Set<String>> methods = new TreeMap<>();
    for (Route route : routes) {
      Set<String> of =
          methods.computeIfAbsent(
              route.path(), _ -> new TreeSet<>(Set.of(HandlerType.OPTIONS.name())));
      route.methods().forEach(method -> of.add(method.name()));
    }
    Map<String, String> lists = new TreeMap<>();
    methods.forEach((path, of) -> lists.put(path, String.join(", ", of)));
    return lists;
  }

  /** What can be asked for, by the first word of its path. */
  private static List<String> features(List<Route> routes) {
    return routes.stream()
        .filter(route -> route.access() != Route.Access.OPEN)
        .map(route -> route.path().split("/", -1)[1])
        .distinct()
        .sorted()
        .toList();
  }

  static List<Route> of(
      ApiParts parts, EventStreams streams, LiveStream live, SessionSignIn sessions) {
    var records = parts.records();
    List<Route> routes = besidesSessions(parts, streams, live);
    return Stream.concat(
            new SessionRoutes(records, sessions, new SignInTries(parts.clock()), features(routes))
                .routes(),
            routes.stream())
        .toList();
  }

  private static List<Route> besidesSessions(
      ApiParts parts, EventStreams streams, LiveStream live) {
    var records = parts.records();
    var health = new Health(parts.checks(), parts.vitals());
    var disk = new Disk(records.recordings().directory());
    var lists = new CallLists(records.calls(), parts.json());
    var journals = new JournalJson(records.calls(), records.agentVersions());
    var agents =
        new AgentRoutes(
            records.agents(),
            records.agentVersions(),
            records.knowledge(),
            parts.capabilities(),
            parts.minds().suggestions(),
            parts.steady());
    var scopes = new ChatScopes(records.calls(), records.teams());
    var tried = new TriedAgents(records.agents(), records.agentVersions(), agents::problems);
    return Stream.of(
            new OrderRoutes(parts.orders()).routes(),
            new ChatRoutes(new Chats(parts.steady(), parts.random()), scopes, tried, parts.minds())
                .routes(),
            new JudgeRoutes(tried, scopes, parts.minds(), parts.steady()).routes(),
            new VoiceRoutes(parts.voices(), scopes).routes(),
            new TestCallRoutes(
                    tried,
                    records.agentVersions(),
                    records.contacts(),
                    parts.orders(),
                    parts.people())
                .routes(),
            new ContactDetailRoutes(records.contacts(), records.consents(), ZoneId.systemDefault())
                .routes(),
            new ContactRoutes(records.contacts(), records.contactChanges()).routes(),
            new InterviewRoutes(records.agents(), lists).routes(),
            agents.routes(),
            new CallExport(records.callSummaries(), parts.clock()).routes(),
            new CallTagRoutes(records.callTags()).routes(),
            new ViewRoutes(records.views()).routes(),
            new CallRoutes(
                    records.calls(),
                    records.hangUps(),
                    journals,
                    records.recordings(),
                    lists,
                    streams,
                    new CallRows(records.callSummaries()),
                    records.deliveries(),
                    parts.people())
                .routes(),
            new ReplayRoutes(
                    records.calls(),
                    records.agents(),
                    records.agentVersions(),
                    journals,
                    agents::problems)
                .routes(),
            new NowRoutes(
                    records.board(), records.dialling(), live, new RoleGuard(records.members()))
                .routes(),
            new WebhookRoutes(records.subscriptions(), records.agents()).routes(),
            new UserRoutes(records.users()).routes(),
            new MemberRoutes(records).routes(),
            new SuppressionRoutes(records.suppressions()).routes(),
            new VersionRoutes(records.agents(), records.agentVersions()).routes(),
            new KnowledgeRoutes(records.knowledge()).routes(),
            new KnowledgeSourceRoutes(records.knowledge(), records.sourceItems(), parts.sources())
                .routes(),
            new UnmatchedRoutes(records.agents(), records.learning()).routes(),
            new DeliveryRoutes(records.deliveries()).routes(),
            new TokenRoutes(records.tokens()).routes(),
            new InstallationRoutes(records.installation()).routes(),
            new StatisticsRoutes(records, health, disk, parts.clock()).routes(),
            new SystemRoutes(records.installation(), health, parts.vitals().voice(), disk).routes(),
            new OperationRoutes(health, parts.meters()).routes())
        .flatMap(routes -> routes)
        .toList();
  }
}
