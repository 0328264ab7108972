package dev.parley.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.PhoneNumber;
import dev.parley.records.Agent;
import dev.parley.records.AgentVersions;
import dev.parley.records.Call;
import dev.parley.records.CallOrder;
import dev.parley.records.Contact;
import dev.parley.records.Contacts;
import dev.parley.records.OrderQueue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls that test an agent: to simulated callees, or to a telephone. They are ordered, claimed and
 * dialled as all calls are.
 */
final class TestCallRoutes {
  private final TriedAgents agents;
  private final AgentVersions versions;
  private final Contacts contacts;
  private final OrderQueue orders;
  private final SimulatedPeople people;

  /**
   * Whom a call is to.
   *
   * @param country of the number; null for one of no country, as those of simulated callees are
   */
  private record Callee(PhoneNumber number, @Nullable String country) {}

  TestCallRoutes(
      TriedAgents agents,
      AgentVersions versions,
      Contacts contacts,
      OrderQueue orders,
      SimulatedPeople people) {
    this.agents = agents;
    this.versions = versions;
    this.contacts = contacts;
    this.orders = orders;
    this.people = people;
  }

  Stream<Route> routes() {
    return Stream.of(Route.get("/persona", this::personas), Route.post("/call/test", this::order));
  }

  private Answer personas(Request request) {
    ObjectNode json = ApiJson.object();
    ArrayNode personas = json.putArray("personas");
    for (SimulatedPeople.Person person : people.people()) {
      personas
          .addObject()
          .put("name", person.name())
          .put("description", person.description())
          .set("leads_to", person.leadsTo());
    }
    return Answer.of(json);
  }

  private Answer order(Request request) {
    Body body = request.body();
    TriedAgents.Which which =
        new TriedAgents.Which(body.number("version"), body.flag("draft"), null);
    if (which.draft() && which.version() != null) {
      throw ApiException.invalid("version", "A call tests a version or the draft; give one.");
    }
    boolean told = body.flag("webhooks");
    ChatScopes.Sample sample = ChatScopes.sample(body);
    Agent agent = agents.agent(request, body.required("agent"));
    Callee callee = callee(body);
    Contact.Draft draft = draft(callee, sample.contact());
    var labels = new Call.Labels(sample.metadata(), List.of(), null);
    int version = version(request, agent, which);
    Contact contact =
        callee.number().isSimulated()
            ? contacts.simulate(request.team(), draft)
            : contacts.put(request.author(), draft);
    CallOrder order =
        CallOrder.of(request.author(), contact.id(), agent.id())
            .labelled(labels)
            .keyed(request.header(RepeatedRequests.KEY).orElse(null))
            .asTest(new CallOrder.Trial(version, told));
    return Answer.of(OrderRoutes.queued(orders.order(order), order, "agent"));
  }

  private Callee callee(Body body) {
    ObjectNode to = body.object("to");
    if (to == null) {
      throw ApiException.missing("to");
    }
    Body inner = new Body(to);
    String persona = inner.text("persona");
    String number = inner.text("phone_number");
    if ((persona == null) == (number == null)) {
      throw ApiException.invalid(
          "to", "A test call is to a persona or to a phone_number; give one of them.");
    }
    if (persona != null) {
      return new Callee(person(persona).number(), null);
    }
    PhoneText phone = PhoneText.parse(String.valueOf(number), inner.text("country_code"));
    return new Callee(phone.number(), phone.region());
  }

  private SimulatedPeople.Person person(String name) {
    return people
        .named(name)
        .orElseThrow(() ->
            ApiException.of(
                    404,
                    "not_found",
                    "There is no persona \"%s\"; those there are: %s."
                        .formatted(
                            ApiException.shortened(name),
                            people.people().stream()
                                .map(SimulatedPeople.Person::name)
                                .collect(Collectors.joining(", "))))
                .in("to"));
  }

  private static Contact.Draft draft(Callee callee, ObjectNode given) {
    Body body = new Body(given);
    ObjectNode attributes = body.object("attributes");
    return new Contact.Draft(
        callee.number(),
        unlessBlank(body.text("name")),
        unlessBlank(body.text("email")),
        callee.country(),
        attributes == null ? ApiJson.object() : attributes,
        List.of());
  }

  private static @Nullable String unlessBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Of the draft one that is kept as it is now, so that the call can be looked at for ever. */
  private int version(Request request, Agent agent, TriedAgents.Which which) {
    var _ = agents.sound(agent, which);
    return which.draft()
        ? versions.tried(request.author(), agent.id(), agent.draft()).orElseThrow()
        : agents.number(agent, which);
  }
}
