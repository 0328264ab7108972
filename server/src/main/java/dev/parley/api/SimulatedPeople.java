package dev.parley.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.PhoneNumber;
import java.util.List;
import java.util.Optional;

/** The simulated callees that calls can be tested with. */
public record SimulatedPeople(List<Person> people) {
  /** None. */
  public static final SimulatedPeople NONE = new SimulatedPeople(List.of());

  public SimulatedPeople {
    people = List.copyOf(people);
  }

  /**
   * One of them.
   *
   * @param number at which it is called
   * @param leadsTo what a call of the sample agent with it should lead to, as a JSON object; null
   *     if nothing in particular
   */
  public record Person(String name, String description, PhoneNumber number, JsonNode leadsTo) {}

  Optional<Person> named(String name) {
    return people.stream().filter(person -> person.name().equals(name)).findFirst();
  }

  Optional<Person> at(PhoneNumber number) {
    return people.stream().filter(person -> person.number().equals(number)).findFirst();
  }
}
