package dev.parley.language.answers;

import java.util.Map;
import java.util.Set;

/** What everybody knows to be one of a kind: a cat is a pet, a daughter is a child. */
final class KnownKinds {
  private static final Set<String> PETS =
      words(
          """
          dog dogs cat cats kitten kittens puppy puppies pup pups hamster hamsters rabbit rabbits
          bunny bunnies parrot parrots budgie budgies goldfish turtle turtles tortoise tortoises
          snake snakes lizard lizards gecko iguana ferret ferrets gerbil gerbils canary canaries
          parakeet parakeets cockatiel guinea goat goats horse horses pony ponies chickens
          labrador labradors lab labs poodle poodles beagle beagles retriever retrievers shepherd
          terrier terriers dachshund chihuahua bulldog collie husky tabby chinchilla fish
          """);
  private static final Set<String> CHILDREN =
      words(
          """
          son sons daughter daughters boy boys girl girls baby babies toddler toddlers twins
          triplets teenager teenagers kid kids stepson stepdaughter newborn
          """);
  private static final Set<String> VEHICLES =
      words(
          """
          car cars truck trucks van vans suv pickup minivan sedan motorcycle motorbike jeep toyota
          honda ford chevy volvo bmw audi tesla nissan hyundai kia subaru mazda volkswagen
          """);
  private static final Set<String> ALLERGIES =
      words(
          """
          penicillin peanut peanuts nut nuts shellfish pollen latex gluten dairy eggs dust bees
          wasps aspirin ibuprofen codeine sulfa strawberries soy ragweed mold hayfever
          """);
  private static final Set<String> SYMPTOMS =
      words("headache headaches cold flu cough fever nausea migraine migraines rash pain");
  private static final Map<String, Set<String>> KINDS =
      Map.ofEntries(
          Map.entry("pet", PETS),
          Map.entry("pets", PETS),
          Map.entry("animals", PETS),
          Map.entry("children", CHILDREN),
          Map.entry("kids", CHILDREN),
          Map.entry("car", VEHICLES),
          Map.entry("vehicle", VEHICLES),
          Map.entry("vehicles", VEHICLES),
          Map.entry("symptoms", SYMPTOMS),
          Map.entry("conditions", SYMPTOMS),
          Map.entry("pain", SYMPTOMS),
          Map.entry("allergies", ALLERGIES),
          Map.entry("allergy", ALLERGIES),
          Map.entry("allergic", ALLERGIES));

  private KnownKinds() {}

  /** Whether a word names one of a kind. */
  static boolean has(String kind, String word) {
    return KINDS.getOrDefault(kind, Set.of()).contains(word);
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+", -1));
  }
}
