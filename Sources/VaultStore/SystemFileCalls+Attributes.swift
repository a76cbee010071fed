import CFileCalls

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension SystemFileCalls {
    /// Access control lists are attributes too, on Linux: a list that the folder gave to the new file goes with the rest.
    func copyAttributes(from source: Int32, to file: Int32) throws(SystemError) {
        let wanted = try Self.attributes(of: source)
        for name in try Self.attributes(of: file) where !wanted.contains(name) {
            try Self.check(kith_remove_attribute(file, name), of: name)
        }
        for name in wanted {
            let value = try Self.attribute(name, of: source)
            try Self.check(kith_set_attribute(file, name, value, value.count), of: name)
        }
    }

    /// The names of a file's attributes; none where the file system knows none.
    private static func attributes(of file: Int32) throws(SystemError) -> [String] {
        let list: [UInt8]
        do throws(SystemError) {
            list = try bytes { kith_list_attributes(file, $0, $1) }
        } catch {
            guard error.code == ENOTSUP || error.code == ENOSYS else { throw error }
            return []
        }
        return list.split(separator: 0).compactMap { String(validating: $0, as: UTF8.self) }
    }

    private static func attribute(_ name: String, of file: Int32) throws(SystemError) -> [UInt8] {
        try bytes { kith_get_attribute(file, name, $0, $1) }
    }

    /// Asks for the size, then for the bytes; again where they grew in between.
    private static func bytes(
        _ call: (UnsafeMutablePointer<CChar>?, Int) -> Int
    ) throws(SystemError) -> [UInt8] {
        while true {
            let size = call(nil, 0)
            guard size >= 0 else { throw SystemError(errno) }
            guard size > 0 else { return [] }
            var bytes = [CChar](repeating: 0, count: size)
            let count = bytes.withUnsafeMutableBufferPointer { call($0.baseAddress, $0.count) }
            if count >= 0 { return bytes.prefix(count).map { UInt8(bitPattern: $0) } }
            guard errno == ERANGE else { throw SystemError(errno) }
        }
    }

    /// What the system keeps for itself it sets itself, and lets nobody copy: labels, measurements, where a file is from.
    private static func check(_ result: Int32, of name: String) throws(SystemError) {
        guard result != 0 else { return }
        let error = SystemError(errno)
        guard !["security.", "trusted.", "com.apple."].contains(where: name.hasPrefix) else { return }
        throw error
    }
}
