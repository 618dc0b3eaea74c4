import Documents
import Kernel
import Operations

/// What all requests share, put together once at the start.
package final class Site: Sendable {
    package let configuration: WebConfiguration
    package let dependencies: WebDependencies
    package let routes: RouteTable
    package let pages: PageLibrary
    let assets: Assets
    package let cities: [String: HostedCity]
    package let cookies: CookieNames
    let fragments = FragmentCache()
    let metrics = Metrics()
    let tokenRates = TokenRates()
    let endpoints: [EndpointDescription]

    init(
        configuration: WebConfiguration, dependencies: WebDependencies, routes: RouteTable, pages: PageLibrary,
        assets: Assets, endpoints: [EndpointDescription] = []
    ) {
        self.endpoints = endpoints
        self.configuration = configuration
        self.dependencies = dependencies
        self.routes = routes
        self.pages = pages
        self.assets = assets
        cities = Dictionary(dependencies.cities.map { ($0.slug, $0) }) { first, _ in first }
        cookies = CookieNames(isSecure: configuration.securesCookies)
    }
}
