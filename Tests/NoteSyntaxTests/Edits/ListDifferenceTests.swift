import TestSupport
import Testing

@testable import NoteSyntax

@Suite("Differences of lists")
struct ListDifferenceTests {
    @Test(
        "what both lists have in the same order is kept",
        arguments: [
            ("", "", ""), ("a b", "a b", "0 1"), ("a", "b", "0=b"), ("a b", "b", "-0 1"), ("b", "a b", "+a 0"),
            ("a b c", "a x c", "0 1=x 2"), ("a b c", "c", "-0 -1 2"), ("a c", "a b b c", "0 +b +b 1"),
            ("a b", "b a", "-0 1 +a"), ("a b c d", "x y b d z", "0=x +y 1 -2 3 +z"), ("a a", "a", "0 -1"),
            ("a", "", "-0"), ("", "a b", "+a +b"), ("é", "e\u{301}", "0=e\u{301}"),
        ])
    func steps(old: String, new: String, expected: String) {
        let difference = ListDifference(from: words(old), to: words(new))
        #expect(summary(difference).utf8.elementsEqual(expected.utf8), "\(summary(difference))")
    }

    @Test("the steps lead from the one list to the other")
    func property() {
        var seed = Seed(Seed.ofRun)
        for _ in 0..<2_000 {
            let lists = (0..<2).map { _ in (0..<seed.below(9)).map { _ in seed.pick(["a", "b", "c", "d"]) ?? "" } }
            check(from: lists[0], to: lists[1])
        }
    }

    @Test("very long lists without much in common are not compared item by item")
    func long() {
        let old = ["x"] + (0..<3_000).map { "old \($0)" } + ["y"]
        let new = ["x"] + (0..<4_000).map { "new \($0)" } + ["y"]
        check(from: old, to: new)
        #expect(ListDifference(from: old, to: new).steps.first == .keep(0))
        #expect(ListDifference(from: old, to: new).steps.last == .keep(3_001))
    }

    private func check(from old: [String], to new: [String]) {
        var result: [String] = []
        var visited: [Int] = []
        for step in ListDifference(from: old, to: new).steps {
            switch step {
            case .keep(let index):
                result.append(old[index])
                visited.append(index)
            case .replace(let index, let text):
                result.append(text)
                visited.append(index)
            case .remove(let index): visited.append(index)
            case .insert(let text, let index):
                result.append(text)
                #expect(index == visited.count)
            }
        }
        #expect(result == new && visited == Array(old.indices), "\(old) to \(new), seed \(Seed.ofRun)")
    }

    private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private func summary(_ difference: ListDifference) -> String {
        difference.steps.map { step in
            switch step {
            case .keep(let index): "\(index)"
            case .replace(let index, let text): "\(index)=\(text)"
            case .remove(let index): "-\(index)"
            case .insert(let text, _): "+\(text)"
            }
        }.joined(separator: " ")
    }
}
