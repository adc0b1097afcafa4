import ArgumentParser

@main
struct Keywright: ParsableCommand {
}
